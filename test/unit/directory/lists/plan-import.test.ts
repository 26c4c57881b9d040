import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tabulateMembers } from '#directory/lists/member-rows.ts'
import type { Member } from '#directory/member.ts'
import { toCsv } from '#lists/csv.ts'
import { aMember, aMemberWithoutContact, newMemberId } from '../../../support/directory-builders.ts'
import { bin, now, plan, shortly } from './planned.ts'

const HEADER = 'naam;straat;nr;telefoon;e-mail'
const list = (...rows: readonly string[]) => [HEADER, ...rows].join('\n')
const { binId } = bin
const an = aMember({
  binId,
  name: 'An Peeters',
  street: 'Kerkstraat',
  houseNumber: '12',
  phone: '+32477123456',
  email: 'an@example.org',
})

describe('a new person', () => {
  it('becomes a member, with the language of the BIN, called, and with house rules accepted on paper', async () => {
    const [row] = await plan(list('Piet Janssens;Dorpsstraat;3 A;0470 12 34 56;piet@example.org'))
    expect(row).toMatchObject({
      kind: 'added',
      member: {
        binId,
        name: 'Piet Janssens',
        street: 'Dorpsstraat',
        houseNumber: '3 A',
        phone: '+32470123456',
        phoneKind: 'mobile',
        email: 'piet@example.org',
        language: 'nl',
        channel: 'voice',
        houseRulesVersion: 'ledenlijst',
        houseRulesAcceptedAt: now.toISOString(),
        revision: 1,
      },
    })
  })

  it('is read from a list that is arranged otherwise', async () => {
    const rows = await plan(
      'Prénom,Nom,Adresse,GSM,Langue,Canal\r\nRita,Claes,"12 bte 3, rue de l’Église",470123456,F,sms\r\n',
    )
    expect(rows).toMatchObject([
      {
        member: {
          name: 'Rita Claes',
          street: 'rue de l’Église',
          houseNumber: '12 bte 3',
          phone: '+32470123456',
          language: 'fr',
          channel: 'sms',
        },
      },
    ])
  })

  it('has the number of the first telephone column in which there is one', async () => {
    const rows = await plan(
      'naam;straat;nr;telefoon;gsm\nAn;Dorp;1;03 312 34 56;\nPiet;Dorp;2;03 312 34 57;0470 12 34 56',
    )
    expect(rows).toMatchObject([{ member: { phone: '+3233123456' } }, { member: { phone: '+32470123456' } }])
  })
})

describe('a row is refused', () => {
  it.each([
    ['without a name', ';Dorp;1;0470 12 34 56;', 'no-name in naam'],
    ['without a street', 'Piet;;1;0470 12 34 56;', 'no-street in straat'],
    ['without a number on the door', 'Piet;Dorp;;0470 12 34 56;', 'no-house-number in nr'],
    ['without any way to reach somebody', 'Piet;Dorp;1;;', 'no-reach in telefoon'],
    ['with a name of one letter', 'P;Dorp;1;0470 12 34 56;', 'bad-name in naam'],
    ['with a house number that is a date', 'Piet;Dorp;12/jan;;piet@b.be', 'dated-house-number in nr'],
    ['with a number that is none', 'Piet;Dorp;1;onbekend;', 'phone-not-a-number in telefoon'],
    [
      'with a number that is wrong, though there is an address',
      'Piet;Dorp;1;0477 12 34 5;p@b.be',
      'phone-not-assignable in telefoon',
    ],
    ['with a wrong address', 'Piet;Dorp;1;;piet@', 'bad-email in e-mail'],
    [
      'with every fault in its cells',
      'P;Dorp;1;112;piet@',
      'bad-name in naam, phone-too-short in telefoon, bad-email in e-mail',
    ],
    ['with more cells than the header', 'Piet;Dorp;1;0470 12 34 56;;bus 3', 'too-many-cells in '],
  ])('%s', async (_, row, expected) => {
    expect(shortly(await plan(list(row)))).toEqual([expected])
  })

  it('with a word that nobody understands', async () => {
    const rows = await plan(
      'naam;straat;nr;gsm;taal;kanaal;nieuws;reglement aanvaard op\nPiet;Dorp;1;0470 12 34 56;Pools;post;soms;ooit',
    )
    expect(shortly(rows)).toEqual([
      'bad-language in taal, bad-channel in kanaal, bad-yes-or-no in nieuws, bad-date in reglement aanvaard op',
    ])
  })

  it('for texts to a line that takes none', async () => {
    const rows = await plan('naam;straat;nr;tel;kanaal\nPiet;Dorp;1;03 312 34 56;sms')
    expect(shortly(rows)).toEqual(['sms-needs-mobile in kanaal'])
  })

  it('and says in Dutch what to do', async () => {
    const rows = await plan(list('Piet;Dorp;1;0477 12 34 5;', 'Rita;Dorp;2;4,77E+08;'))
    const reasons = rows.flatMap((row) => (row.kind === 'refused' ? row.faults.map(({ reason }) => reason) : []))
    expect(reasons[0]).toContain('0477 12 34 5 heeft een cijfer te weinig')
    expect(reasons[1]).toContain('Tekst')
  })

  it('when it is in the file already, naming the row; a person may have a row for each of two numbers', async () => {
    const rows = await plan(
      list(
        'Piet Janssens;Dorp;1;0470 12 34 56;p@b.be',
        'Mia Claes;Dorp;1;+32 470 12 34 56;m@b.be',
        'Janssens Piet;Dorp;1;;P@b.be',
        'Piet Janssens;Dorp;1;03 312 34 56;p@b.be',
      ),
    )
    expect(shortly(rows)).toEqual(['added', 'same-number in telefoon', 'same-person in e-mail', 'added'])
    expect(rows.flatMap((row) => (row.kind === 'refused' ? row.faults.map(({ reason }) => reason) : []))).toEqual([
      expect.stringContaining('rij 2'),
      expect.stringContaining('rij 2'),
    ])
  })

  it('in the same words when the file is sent again', async () => {
    const twice = list(
      'Piet Janssens;Dorp;1;0470 12 34 56;',
      'Mia Claes;Dorp;1;0470 12 34 56;',
      'Jan Janssens;Dorp;1;0470 12 34 56;',
      'Rita Maes;Dorp;2;;rita@b.be',
      'Rita Maes;Dorp;3;;rita@b.be',
    )
    const first = await plan(twice)
    const members = first.flatMap((row) => (row.kind === 'added' ? [row.member] : []))
    expect(shortly(first)).toEqual([
      'added',
      'same-number in telefoon',
      'same-number in telefoon',
      'added',
      'same-person in e-mail',
    ])
    expect(shortly(await plan(twice, members))).toEqual(
      shortly(first).map((word) => (word === 'added' ? 'unchanged' : word)),
    )
  })

  it('when somebody left with its number or its address, saying since when', async () => {
    const left = { state: 'left' as const, since: '2026-01-31T23:30:00.000Z' }
    const rows = await plan(list('Piet;Dorp;1;0470 12 34 56;', 'Mia;Dorp;2;0470 12 34 57;Mia@b.be'), [], {
      '+32470123456': left,
      'mia@b.be': left,
    })
    expect(shortly(rows)).toEqual(['member-left in telefoon', 'member-left in e-mail'])
    expect(rows[0]).toMatchObject({ faults: [{ reason: expect.stringContaining('1 februari 2026') }] })
  })

  it('when somebody else is just being added with the number, and no longer once that claim is old', async () => {
    const claim = (since: string) => ({ '+32470123456': { state: 'held' as const, since } })
    const row = list('Piet;Dorp;1;0470 12 34 56;')
    expect(shortly(await plan(row, [], claim('2026-03-01T09:59:30.000Z')))).toEqual(['number-busy in telefoon'])
    expect(shortly(await plan(row, [], claim('2026-03-01T09:58:30.000Z')))).toEqual(['added'])
  })
})

describe('a member is known again', () => {
  const changed = (row: string, members: readonly Member[] = [an]) => plan(list(row), members).then(shortly)

  it('by our own id', async () => {
    const rows = await plan(`lidnummer;${HEADER}\n${an.memberId};Anna Peeters;Dorp;5;0470 99 88 77;anna@b.be`, [an])
    expect(shortly(rows)).toEqual(['changed email houseNumber name phone street'])
    expect(rows).toMatchObject([{ before: an, member: { memberId: an.memberId, houseRulesVersion: '2024-01' } }])
  })

  it('by the number and a word of the name', async () => {
    expect(await changed('PEETERS An;Kerkstraat;12;0477/123456;an@example.org')).toEqual(['changed name'])
    expect(await changed('A. Peeters;Molenstraat;1;0477/123456;')).toEqual(['changed houseNumber name street'])
  })

  it('but not by the number alone: it is another’s', async () => {
    expect(await changed('Piet Janssens;Dorp;1;0477 12 34 56;')).toEqual(['number-taken in telefoon'])
  })

  it('by address and name, where the number is new', async () => {
    expect(await changed('An Peeters;Molenstraat;1;0470 99 88 77;AN@example.org')).toEqual([
      'changed houseNumber phone street',
    ])
  })

  it('by name and place, where number and address are new', async () => {
    expect(await changed('An Peeters;KERKSTRAAT; 12;0470 99 88 77;nieuw@b.be')).toEqual(['changed email phone street'])
  })

  it('not where two might be meant', async () => {
    const two = [1, 2].map(() => aMember({ ...an, memberId: newMemberId(), phone: `+3247000000${Math.random()}` }))
    expect(await changed('An Peeters;Kerkstraat;12;0470 99 88 77;', two)).toEqual(['ambiguous-member in naam'])
  })

  it('once, whichever row comes first: the stronger sign decides', async () => {
    const fixed = 'An Peeters;Kerkstraat;12;03 312 34 56;an@example.org'
    const mobile = 'An Peeters;Kerkstraat;12;0477 12 34 56;an@example.org'
    expect(shortly(await plan(list(fixed, mobile), [an]))).toEqual(['added', 'unchanged'])
    expect(shortly(await plan(list(mobile, fixed), [an]))).toEqual(['unchanged', 'added'])
  })

  it('not by a number of the list’s own, and not by the id of who is no member here', async () => {
    const header = `lidnummer;${HEADER}`
    expect(shortly(await plan(`${header}\n17;An Peeters;Kerkstraat;12;0477 12 34 56;`, [an]))).toEqual(['unchanged'])
    const other = `${header}\n${newMemberId()};Piet;Dorp;1;0470 12 34 56;`
    expect(shortly(await plan(other, [an]))).toEqual(['unknown-member in lidnummer'])
    const left = { '+32470123456': { state: 'left' as const, since: '2026-01-01T10:00:00.000Z' } }
    expect(shortly(await plan(other, [an], left))).toEqual(['member-left in telefoon'])
  })

  it('and keeps what an empty cell says nothing of', async () => {
    const rows = await plan('naam;straat;nr;gsm;e-mail;taal\nAn Peeters;;;0477123456;;', [an])
    expect(shortly(rows)).toEqual(['unchanged'])
  })

  it('keeps a number that two have had since before that was refused', async () => {
    const mia = aMember({ ...an, memberId: newMemberId(), name: 'Mia Claes', email: 'mia@example.org' })
    expect(shortly(await plan(toCsv(tabulateMembers([an, mia])), [an, mia]))).toEqual(['unchanged', 'unchanged'])
  })

  it('may take the number with which somebody left by hand only', async () => {
    const left = { '+32470998877': { state: 'left' as const, since: '2026-01-01T10:00:00.000Z' } }
    const rows = await plan(list('An Peeters;Kerkstraat;12;0470 99 88 77;an@example.org'), [an], left)
    expect(shortly(rows)).toEqual(['member-left in telefoon'])
  })
})

describe('our own list', () => {
  /** The API takes no blank ones. */
  const text = fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      fc.string({
        unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ';', ',', '\t', '\n', ' ', '0', '7', '/', 'A', 'é'),
      }),
      fc.constantFrom('=1+1', "'t Hooft", '"Jan"; "Piet"', 'twee\r\nregels', '12/1', '1-3', '0477123456', '-'),
    )
    .filter((one) => one.trim() !== '')
  const member = (index: number): fc.Arbitrary<Member> =>
    fc
      .record({
        name: text,
        street: text,
        houseNumber: text,
        phone: fc.constantFrom('+3247712', '+3233123', '+3161234').map((begin) => {
          const left = (begin.startsWith('+316') ? 12 : begin.startsWith('+323') ? 11 : 12) - begin.length
          return begin + String(index).padStart(left, '1')
        }),
        email: fc.option(fc.emailAddress(), { nil: undefined }),
        language: fc.constantFrom('nl' as const, 'fr' as const, 'de' as const, 'en' as const),
        wantsNews: fc.constantFrom(true, false, undefined),
        acceptedAt: fc.date({ min: new Date('2020-01-01'), max: new Date('2025-01-01'), noInvalidDate: true }),
        reach: fc.constantFrom('phone', 'invalid', 'none'),
      })
      .map(({ phone, email, wantsNews, acceptedAt, reach, ...rest }) => ({
        ...aMemberWithoutContact({ binId, ...rest, houseRulesAcceptedAt: acceptedAt.toISOString() }),
        ...(email === undefined ? {} : { email }),
        ...(wantsNews === undefined ? {} : { wantsNews }),
        ...(reach === 'phone' ? { phone, phoneKind: phone.startsWith('+3233') ? 'fixed' : 'mobile' } : {}),
        ...(reach === 'invalid' ? { phoneKind: 'invalid', phoneAsEntered: `0477 ${index}` } : {}),
      }))

  it('imports back as it is, whatever its members are called', async () => {
    const members = fc
      .integer({ min: 1, max: 6 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => member(index))))
    await fc.assert(
      fc.asyncProperty(members, async (all) => {
        const rows = await plan(toCsv(tabulateMembers(all)), all)
        expect(shortly(rows)).toEqual(all.map(() => 'unchanged'))
      }),
    )
  })
})
