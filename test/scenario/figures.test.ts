import { DeleteCommand, paginateScan } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BulletinView } from '#contract/bulletins-api.ts'
import type { CostsView } from '#contract/costs-api.ts'
import type { BinId } from '#contract/ids.ts'
import type { IndicatorsView } from '#contract/indicators-api.ts'
import type { SurveyResultsView, SurveyView } from '#contract/surveys-api.ts'
import type { Bin } from '#directory/bin.ts'
import { settingsOf } from '../../infra/settings.ts'
import { aBin, aMember, newMemberId } from '../support/directory-builders.ts'
import { type Answer, Neighbourhood } from '../support/neighbourhood.ts'

const { prices } = settingsOf('dev')
const year = Number(new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/Brussels' }).slice(0, 4))

let town: Neighbourhood
let bins = 0
beforeAll(async () => {
  town = await Neighbourhood.start({ timeScale: 60 })
})
afterAll(() => town?.close())

/** A BIN with as many members, each with a telephone and an address. */
async function settleBin(count: number): Promise<{ readonly bin: Bin; readonly addresses: readonly string[] }> {
  bins += 1
  const coordinatorId = newMemberId()
  const bin = aBin({ zoneId: town.zone.zone.zoneId, name: `Wijk ${bins}`, coordinatorId, adjunctIds: [] })
  const members = Array.from({ length: count }, (_, place) =>
    aMember({
      binId: bin.binId,
      ...(place === 0 ? { memberId: coordinatorId } : {}),
      email: `lid${place}.wijk${bins}@example.org`,
      phone: `+324520${bins}00${String(place).padStart(2, '0')}`,
    }),
  )
  await town.settle({ bins: [bin], members })
  return { bin, addresses: members.flatMap(({ email }) => email ?? []) }
}

async function asCoordinator<Body>(
  binId: BinId,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer<Body>> {
  const authorization = `Bearer ${await town.token('coordinator', { bins: [binId] })}`
  return town.request<Body>(method, path, undefined, { authorization, ...headers })
}

/** A table as it is downloaded, read as a Belgian Excel reads it. */
async function table(binId: BinId, path: string): Promise<readonly (readonly string[])[]> {
  const headers = { authorization: `Bearer ${await town.token('coordinator', { bins: [binId] })}`, accept: 'text/csv' }
  const bytes = Buffer.from(await (await fetch(town.url + path, { headers })).arrayBuffer())
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  const lines = bytes.subarray(3).toString('utf8').split('\r\n')
  expect(lines.pop()).toBe('')
  expect(lines.join('')).not.toMatch(/[\r\n"]/)
  return lines.map((line) => line.split(';'))
}

const excelNumber = (cell = '') => (/^\d+(,\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : Number.NaN)
const cents = (amount: number) => Math.round(amount * 100) / 100

describe('what a year of communication cost a BIN', () => {
  let bin: Bin
  let path: string
  let alertCost: number
  const costs = async () => (await asCoordinator<CostsView>(bin.binId, path)).body

  it('is what its alert and its bulletin cost, though the mailing’s end died and was tried again', async () => {
    const settled = await settleBin(4)
    bin = settled.bin
    const { binId } = bin
    const { addresses } = settled
    path = `/v1/bins/${binId}/costs?year=${year}`
    // Without a telephone; to the first of them SES takes no mail.
    await town.settle({
      members: ['jörg@example.org', 'zonder.gsm@example.org'].map((email) => {
        const { phone: _phone, ...member } = aMember({ binId, email, phoneKind: 'none' })
        return member
      }),
    })
    await town.phones('acknowledge', { [`+324520${bins}0003`]: 'no-answer' })
    const alert = await town.closed(await town.raise([binId]))
    expect(alert.counts).toMatchObject({ acknowledged: 3, noAnswer: 1, smsSent: 1 })
    alertCost = alert.cost ?? 0
    expect(alertCost).toBeGreaterThan(prices.smsPart)

    const made = await town.as<BulletinView>('prevention', 'POST', '/v1/bulletins', {
      kind: 'modus-operandi',
      title: '=Valse meteropnemers',
      text: 'Laat niemand binnen zonder dienstkaart.',
      binIds: [binId],
    })
    const bulletin = `/v1/bulletins/${made.body.id}`
    expect((await town.as('prevention', 'POST', `${bulletin}/send`)).status).toBe(200)
    const before = town.stack.faults.kills()
    await town.faults({ kill: [{ function: 'close-mailing', when: 'after', call: 'dynamodb:PutItem', nth: 1 }] })
    expect((await asCoordinator(binId, `${bulletin}/relay/${binId}`, {}, 'POST')).status).toBe(200)

    const known = await town.until(
      costs,
      ({ alerts, bulletins }) => alerts.length > 0 && bulletins[0]?.cost !== undefined,
    )
    expect(town.stack.faults.kills()).toBe(before + 1)
    await town.until(
      async () => (await town.journal()).items.filter((item) => item.includes(`${made.body.id}--${binId}--members`)),
      (items) => items.some((item) => item.includes('"state":"sent"')),
    )
    await town.faults({})
    const [alerted] = known.alerts
    expect(alerted).toMatchObject({ id: alert.id, kind: 'live', isFollowUp: false, ended: 'closed', reached: 4 })
    expect(alerted?.cost).toBe(alertCost)
    const { callSeconds = 0, smsParts = 0 } = alerted?.used ?? {}
    expect(cents((callSeconds / 60) * prices.callMinute + smsParts * prices.smsPart)).toBe(alertCost)
    const mails = addresses.length + 1
    expect(known.bulletins).toMatchObject([{ id: made.body.id, mails, mailPrice: prices.mail }])
    expect(known.bulletins[0]?.cost).toBeCloseTo(mails * prices.mail, 6)
    const delivered = await Promise.all([...addresses, 'zonder.gsm@example.org'].map((address) => town.mails(address)))
    const relayed = delivered.flat().filter(({ subject }) => subject.includes('Valse meteropnemers'))
    expect(relayed).toHaveLength(mails)
    expect(known.total).toBe(cents(alertCost + mails * prices.mail))
  })

  it('opens in a Belgian Excel: each amount is quantity times price, and the last row is their sum', async () => {
    const [head = [], ...rows] = await table(bin.binId, path)
    expect(rows.every(({ length }) => length === head.length)).toBe(true)
    const column = (row: readonly string[], name: string) => excelNumber(row[head.indexOf(name)])
    const [alert = [], bulletin = [], total = []] = rows
    expect(alert.slice(1, 3)).toEqual(['BIN-oproep', expect.stringContaining('voor 6 leden')])
    // Excel must not reckon with a title.
    expect(bulletin.slice(1, 3)).toEqual(['bulletin per mail', "'=Valse meteropnemers"])
    const reckoned =
      column(alert, 'belminuten') * column(alert, 'euro per belminuut') +
      column(alert, 'sms-delen') * column(alert, 'euro per sms-deel')
    expect(cents(reckoned)).toBe(column(alert, 'euro'))
    expect(column(alert, 'euro')).toBe(alertCost)
    expect(column(bulletin, 'mails') * column(bulletin, 'euro per mail')).toBeCloseTo(column(bulletin, 'euro'), 6)
    expect(column(total, 'euro')).toBe(cents(column(alert, 'euro') + column(bulletin, 'euro')))
    expect(column(total, 'euro')).toBe((await costs()).total)
  })

  it('is enclosed with a request, the same numbers on paper', async () => {
    const { status, headers, body } = await asCoordinator<string>(bin.binId, path, { accept: 'text/html' })
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    const { total, alerts, bulletins } = await costs()
    const dutch = (amount = 0) => amount.toLocaleString('nl-BE', { minimumFractionDigits: 2, maximumFractionDigits: 4 })
    expect(body).toContain(`<h1>Communicatiekosten ${year}</h1>`)
    expect(body).toContain(`${bin.type} ${bin.name}, ${bin.municipality}`)
    for (const amount of [alerts[0]?.cost, bulletins[0]?.cost, total]) {
      expect(body).toContain(`<td class="number">${dutch(amount)}</td>`)
    }
    expect(body).toContain(`${bulletins[0]?.mails} mails × € ${dutch(prices.mail)}`)
    expect(body).toContain('Handtekening')
    expect(body).not.toContain('nog niet bekend')
  })

  it('stays what it was when the journal has forgotten the alert and the mailing', async () => {
    const known = await costs()
    const { client, table: name } = town.stack.journal
    let forgotten = 0
    for await (const { Items = [] } of paginateScan({ client }, { TableName: name })) {
      for (const { pk, sk, expiresAt } of Items) {
        if (expiresAt === undefined) continue
        await client.send(new DeleteCommand({ TableName: name, Key: { pk, sk } }))
        forgotten += 1
      }
    }
    expect(forgotten).toBeGreaterThan(10)
    expect(known.bulletins[0]?.cost).toBeGreaterThan(0)
    expect(await costs()).toEqual(known)
    const other = await asCoordinator<CostsView>(bin.binId, `/v1/bins/${bin.binId}/costs?year=${year - 1}`)
    expect(other.body).toMatchObject({ alerts: [], bulletins: [], total: 0 })
  })
})

describe('what an evaluation measured', () => {
  const questions = [
    { id: 'q1', kind: 'scale', text: 'Ik voel me veilig in mijn buurt.', measures: 'safety' },
    { id: 'q2', kind: 'choice', text: 'Wat deed u?', options: ['een slot', 'niets'], measures: 'prevention' },
    { id: 'q3', kind: 'scale', text: 'Ik lees BIN-Nieuws.' },
  ]
  const period = `from=${year}-01-01&to=${year}-12-31`

  async function answer(address: string, answers: string): Promise<void> {
    const mails = await town.until(
      () => town.mails(address),
      (some) => some.some(({ text }) => text.includes('/evaluatie?token=')),
    )
    const link = new URL(
      mails.flatMap(({ text }) => /http\S+\/evaluatie\?token=\S+/.exec(text)?.[0] ?? []).at(-1) ?? '',
    )
    const form = `token=${link.searchParams.get('token')}&${answers}`
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await town.request('POST', '/evaluatie', form, headers)).status).toBe(200)
  }

  it('stands among the indicators of each of its BINs once it is closed, and tells no more than its results', async () => {
    const [large, small] = [await settleBin(6), await settleBin(4)]
    const binIds = [large.bin.binId, small.bin.binId]
    const body = { title: 'Evaluatie', questions, binIds, lastDay: `${year + 1}-01-31` }
    const survey = await town.as<SurveyView>('prevention', 'POST', '/v1/surveys', body)
    const path = `/v1/surveys/${survey.body.id}`
    expect((await town.as('prevention', 'POST', `${path}/open`)).status).toBe(202)
    await Promise.all(
      large.addresses.map((address, place) =>
        answer(address, `q1=${place < 4 ? 5 : 4}&q3=1${place < 4 ? '&q2=1' : ''}`),
      ),
    )
    await Promise.all(small.addresses.map((address) => answer(address, 'q1=1&q2=2')))

    const quarter = `${year}-Q${Math.floor(new Date().getUTCMonth() / 3) + 1}`
    const figures = `/v1/bins/${large.bin.binId}/figures/${quarter}`
    const entered = { feelingOfSafety: 6, respondents: 31 }
    expect((await town.as('prevention', 'PUT', figures, entered, { 'if-match': '"0"' })).status).toBe(200)

    const indicators = async (binId: BinId, days = period) =>
      (await asCoordinator<IndicatorsView>(binId, `/v1/bins/${binId}/indicators?${days}`)).body
    for (const binId of binIds) expect((await indicators(binId)).surveys).toEqual([])
    expect((await town.as('prevention', 'POST', `${path}/close`)).status).toBe(200)

    const measured = await indicators(large.bin.binId)
    expect(measured.surveys).toMatchObject([{ id: survey.body.id, source: 'survey', title: 'Evaluatie', answered: 6 }])
    expect(measured.surveys[0]?.questions).toEqual([
      { id: 'q1', text: questions[0]?.text, measures: 'safety', indicator: 4, answers: 6, mean: 4.67 },
      { id: 'q2', text: questions[1]?.text, measures: 'prevention', indicator: 2 },
    ])
    // Held elsewhere and entered by hand: apart, and added to nothing.
    expect(measured.entered['feelingOfSafety']).toEqual({
      source: 'entered',
      value: 6,
      respondents: 31,
      quarters: [quarter],
    })
    const results = await town.as<SurveyResultsView>('prevention', 'GET', `${path}/results`)
    expect(results.body.perBin).toMatchObject([{ binId: large.bin.binId, questions: [{ mean: 4.67 }, {}, {}] }])
    expect(results.body.hidden).toEqual([small.bin.binId])

    const few = (await indicators(small.bin.binId)).surveys
    expect(few).toHaveLength(1)
    expect(few[0]).not.toHaveProperty('answered')
    expect(few[0]?.questions.map((question) => Object.keys(question))).toEqual([
      ['id', 'text', 'measures', 'indicator'],
      ['id', 'text', 'measures', 'indicator'],
    ])
    for (const days of [`from=${year - 1}-01-01&to=${year - 1}-12-31`, `from=${year + 1}-01-01&to=${year + 1}-12-31`]) {
      expect((await indicators(large.bin.binId, days)).surveys).toEqual([])
    }

    const rows = await table(large.bin.binId, `/v1/bins/${large.bin.binId}/indicators?${period}`)
    const about = (text: string) => rows.filter((row) => row[1]?.startsWith(text)).map((row) => row.slice(2))
    expect(about('veiligheidsgevoel (bevraging)')).toEqual([['6', 'op 10', quarter, 'ingevuld', '31']])
    const day = measured.surveys[0]?.day
    expect(about('Ik voel me veilig')).toEqual([
      ['4,67', 'van 1 tot 5', `tot en met ${day}`, 'evaluatie: Evaluatie', '6'],
    ])
    expect(about('Wat deed u?')).toEqual([
      ['', 'minder dan 5 antwoorden: niet getoond', `tot en met ${day}`, 'evaluatie: Evaluatie', ''],
    ])
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([7]))
  })
})
