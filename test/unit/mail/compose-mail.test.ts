import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeMail, mailId, type OutgoingMail, UnfitForMail } from '#mail/compose-mail.ts'
import { inviteToMeeting } from '#mail/invitation.ts'
import { isMailAddress } from '#mail/mail-address.ts'
import { readMail, readMailbox, readWords } from './read-mail.ts'

const bulletin: OutgoingMail = {
  from: { name: 'BIN De Berg', address: 'bin@bin.test' },
  replyTo: 'deberg@brecht.test',
  to: 'lid@elders.test',
  subject: 'Inbraken in de wijk',
  text: 'Beste buur',
  html: '<p>Beste buur</p>',
  language: 'nl',
  date: new Date('2026-03-29T18:00:00Z'),
  messageId: mailId('blt_1.mbr_1', 'bin.test'),
  references: [mailId('blt_1', 'bin.test')],
  listUnsubscribe: { url: 'https://bin.test/uitschrijven?token=abc', mailto: 'uitschrijven@bin.test' },
}
const sent = async (change: Partial<OutgoingMail> = {}) => readMail(await composeMail({ ...bulletin, ...change }))

describe('a mail', () => {
  it('has the headers that mail programs and list providers ask for', async () => {
    const { headers, parts } = await sent()
    expect(Object.fromEntries(headers)).toMatchObject({
      from: 'BIN De Berg <bin@bin.test>',
      'reply-to': 'deberg@brecht.test',
      to: 'lid@elders.test',
      subject: 'Inbraken in de wijk',
      date: 'Sun, 29 Mar 2026 18:00:00 +0000',
      'message-id': '<blt_1.mbr_1@bin.test>',
      references: '<blt_1@bin.test>',
      'in-reply-to': '<blt_1@bin.test>',
      'list-unsubscribe': '<https://bin.test/uitschrijven?token=abc>, <mailto:uitschrijven@bin.test>',
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      'auto-submitted': 'auto-generated',
      'content-language': 'nl',
      'mime-version': '1.0',
    })
    expect(headers.has('precedence')).toBe(false)
    expect(parts.map(({ type, parameters }) => [type, parameters['charset']])).toEqual([
      ['text/plain', 'utf-8'],
      ['text/html', 'utf-8'],
    ])
  })

  it('says nothing of lists and threads where there are none, and carries further headers', async () => {
    const { listUnsubscribe, references, ...single } = bulletin
    const { headers } = readMail(await composeMail({ ...single, headers: { 'X-Bin-Mailing': 'blt_1' } }))
    for (const absent of ['list-unsubscribe', 'list-unsubscribe-post', 'references', 'in-reply-to']) {
      expect(headers.has(absent)).toBe(false)
    }
    expect(headers.get('x-bin-mailing')).toBe('blt_1')
  })

  it('is read as it was written, in any script', async () => {
    const written = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).filter((text) => text.trim() === text)
    const printable = written.filter((text) => text !== '' && !/[\p{Cc}\u2028\u2029]/u.test(text))
    await fc.assert(
      fc.asyncProperty(printable, printable, fc.string({ unit: 'binary' }), async (name, subject, body) => {
        const text = `${body}.`
        const { headers, parts } = await sent({ from: { name, address: 'bin@bin.test' }, subject, text, html: text })
        expect(readMailbox(headers.get('from') ?? '')).toEqual({ name, address: 'bin@bin.test' })
        expect(readWords(headers.get('subject') ?? '')).toBe(subject)
        const expected = text.toWellFormed().replaceAll(/\r\n|\r|\n/g, '\r\n')
        expect(parts.map((part) => part.body.replaceAll(/\r\n|\r|\n/g, '\r\n'))).toEqual([expected, expected])
      }),
    )
  })

  it('keeps text that looks like the end of a part', async () => {
    const text = 'a\n--=_-bin-Part_1--\n--=_-bin-Part_1\nContent-Type: text/html\n\n<b>b</b>\n.\nFrom mij'
    const { parts } = await sent({ text })
    expect(parts).toHaveLength(2)
    expect(parts[0]?.body.replaceAll('\r\n', '\n')).toBe(text)
  })

  it('writes long links on one line and the host of an address in ASCII', async () => {
    const token = 'e'.repeat(800)
    const { headers } = await sent({
      to: 'lid@café.test',
      listUnsubscribe: { url: `https://bin.test/uitschrijven?token=${token}` },
    })
    expect(headers.get('to')).toBe('lid@xn--caf-dma.test')
    expect(headers.get('list-unsubscribe')).toBe(`<https://bin.test/uitschrijven?token=${token}>`)
  })

  it('is the same when it is written again', async () => {
    expect(await composeMail(bulletin)).toEqual(await composeMail(bulletin))
  })

  it('is refused for what would become a header of its own', async () => {
    const inject = '\r\nBcc: iedereen@elders.test'
    const changes: readonly Partial<OutgoingMail>[] = [
      ...['\r\n', '\n', '\r', '\0', '\u0085', '\u2028'].map((sign) => ({ subject: `a${sign}Bcc: b@c.test` })),
      { from: { name: `BIN${inject}`, address: 'bin@bin.test' } },
      { from: { name: 'BIN', address: `bin@bin.test${inject}` } },
      { to: `lid@elders.test${inject}` },
      { to: 'lid@elders.test, ander@elders.test' },
      { to: 'Lid <lid@elders.test>' },
      { replyTo: `deberg@brecht.test${inject}` },
      { messageId: `<a@bin.test>${inject}` },
      { references: [`<a@bin.test>${inject}`] },
      { headers: { 'X-Bin': `a${inject}` } },
      { headers: { [`X-Bin: a${inject}`]: 'b' } },
      { headers: Object.fromEntries([['Bcc', 'iedereen@elders.test']]) },
      { listUnsubscribe: { url: 'javascript:alert(1)' } },
      { listUnsubscribe: { url: `https://bin.test/${'a'.repeat(1000)}` } },
      { listUnsubscribe: { url: 'https://bin.test/', mailto: `uit@bin.test>${inject}` } },
      { subject: ' ' },
      { subject: 'a'.repeat(251) },
    ]
    for (const change of changes) {
      const attempt = composeMail({ ...bulletin, ...change })
      await expect(attempt, JSON.stringify(change)).rejects.toThrow(UnfitForMail)
      await expect(attempt).rejects.not.toThrow(/iedereen|elders/)
    }
    const { headers } = await sent({ listUnsubscribe: { url: `https://bin.test/a>${inject}` } })
    expect(headers.get('list-unsubscribe')).toBe('<https://bin.test/a%3EBcc:%20iedereen@elders.test>')
  })

  it('knows which addresses can be written to', () => {
    for (const good of ['a@b.be', 'jan.peeters+bin@sub.voorbeeld.be', "o'neil@b.be", 'a@café.be', 'a@xn--caf-dma.be']) {
      expect(isMailAddress(good), good).toBe(true)
    }
    const bad = ['', 'a', 'a@b', '@b.be', 'a@', 'a@b..be', '.a@b.be', 'a..b@c.be', 'a b@c.be', 'é@b.be', 'a@b@c.be']
    for (const address of [
      ...bad,
      '"a"@b.be',
      'a@-b.be',
      'a@b.be\n',
      'a@b.be ',
      '<a@b.be>',
      'a,b@c.be',
      'a@[1.2.3.4]',
    ]) {
      expect(isMailAddress(address), address).toBe(false)
    }
  })
})

describe('an invitation', () => {
  const meeting = {
    method: 'REQUEST',
    uid: 'ovl_1@bin.test',
    sequence: 0,
    start: new Date('2026-03-29T18:00:00Z'),
    end: new Date('2026-03-29T20:00:00Z'),
    place: 'Gemeentehuis, Brecht',
    summary: 'BIN-overleg; jaarlijks',
    description: 'Beste coördinator,\nwelkom.',
    organizer: { name: 'Dienst "Preventie"', address: 'preventie@bin.test' },
    attendee: 'coordinator@elders.test',
    now: new Date('2026-03-01T09:00:00Z'),
  } as const
  const linesOf = (content: string) => content.replaceAll(/\r\n[ \t]/g, '').split('\r\n')

  it('stands where mail programs show their buttons, and as a file', async () => {
    const calendar = inviteToMeeting(meeting)
    const { parts } = await sent({ calendar })
    expect(parts.map(({ type, disposition }) => [type, disposition.split(';')[0]])).toEqual([
      ['text/plain', 'inline'],
      ['text/html', 'inline'],
      ['text/calendar', 'inline'],
      ['application/ics', 'attachment'],
    ])
    expect(parts[2]?.parameters).toEqual({ charset: 'utf-8', method: 'REQUEST' })
    expect(parts[2]?.body).toBe(calendar.content)
    expect(parts[3]?.body).toBe(calendar.content)
  })

  it('asks, and calls off', () => {
    expect(linesOf(inviteToMeeting(meeting).content)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//BIN//bin-alert//NL',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      'UID:ovl_1@bin.test',
      'SEQUENCE:0',
      'DTSTAMP:20260301T090000Z',
      'DTSTART:20260329T180000Z',
      'DTEND:20260329T200000Z',
      String.raw`SUMMARY:BIN-overleg\; jaarlijks`,
      String.raw`LOCATION:Gemeentehuis\, Brecht`,
      String.raw`DESCRIPTION:Beste coördinator\,\nwelkom.`,
      `ORGANIZER;CN="Dienst ^'Preventie^'":mailto:preventie@bin.test`,
      'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:MAILTO:coordinator@elders.test',
      'STATUS:CONFIRMED',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
    const cancelled = linesOf(inviteToMeeting({ ...meeting, method: 'CANCEL', sequence: 1 }).content)
    expect(cancelled).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', 'UID:ovl_1@bin.test', 'SEQUENCE:1', 'STATUS:CANCELLED']),
    )
  })

  it('is at the hour that was meant, on both sides of the change to summer time', () => {
    // Eight in the evening in Brussels, the day before and the day of the change.
    for (const [evening, utc] of [
      ['2026-03-28T20:00+01:00', '20260328T190000Z'],
      ['2026-03-29T20:00+02:00', '20260329T180000Z'],
      ['2026-10-24T20:00+02:00', '20261024T180000Z'],
      ['2026-10-25T20:00+01:00', '20261025T190000Z'],
    ] as const) {
      const start = new Date(evening)
      expect(start.toLocaleTimeString('nl-BE', { timeZone: 'Europe/Brussels', timeStyle: 'short' })).toBe('20:00')
      const end = new Date(start.getTime() + 7_200_000)
      expect(linesOf(inviteToMeeting({ ...meeting, start, end }).content)).toContain(`DTSTART:${utc}`)
    }
    expect(() => inviteToMeeting({ ...meeting, end: meeting.start })).toThrow(RangeError)
  })

  it('cannot be made to say more by what is filled in, and folds its lines', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', minLength: 60 }), (tail, long) => {
        const attack = `x\r\nATTENDEE:mailto:iemand@elders.test\r\nEND:VEVENT${tail}`
        const { content } = inviteToMeeting({
          ...meeting,
          summary: attack,
          place: attack,
          description: long,
          organizer: { name: `"${attack}`, address: 'preventie@bin.test' },
        })
        const names = linesOf(content).map((line) => /^[A-Z]*/.exec(line)?.[0])
        expect(names).toEqual(linesOf(inviteToMeeting(meeting).content).map((line) => /^[A-Z]*/.exec(line)?.[0]))
        expect(Math.max(...content.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
      }),
    )
  })
})
