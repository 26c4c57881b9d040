import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MeetingView } from '#contract/meetings-api.ts'
import type { SurveyResultsView, SurveyView } from '#contract/surveys-api.ts'
import { Neighbourhood } from '../support/neighbourhood.ts'

const questions = [
  { id: 'q1', kind: 'scale', text: 'Ik voel me veilig in mijn buurt.', measures: 'safety' },
  { id: 'q2', kind: 'choice', text: 'Hoe kent u het BIN?', options: ['de borden', 'de buren'] },
]

let town: Neighbourhood
beforeAll(async () => {
  town = await Neighbourhood.start({ timeScale: 60 })
})
afterAll(() => town?.close())

const inThreeWeeks = () => new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10)

async function write(more: object = {}): Promise<SurveyView> {
  const body = { title: 'Evaluatie van ons BIN', questions, lastDay: inThreeWeeks(), ...more }
  const answer = await town.as<SurveyView>('prevention', 'POST', '/v1/surveys', body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

/** The link to the form in the mail that a member got. */
async function linkOf(address: string): Promise<string> {
  const mails = await town.until(
    () => town.mails(address),
    (some) => some.some(({ text }) => text.includes('/evaluatie?token=')),
  )
  const link = mails.flatMap(({ text }) => /http\S+\/evaluatie\?token=\S+/.exec(text)?.[0] ?? []).at(-1) ?? ''
  return new URL(link).pathname + new URL(link).search
}

function sendIn(link: string, answers: string) {
  const token = new URL(link, town.url).searchParams.get('token') ?? ''
  return town.request<string>('POST', '/evaluatie', `token=${token}&${answers}`, {
    'content-type': 'application/x-www-form-urlencoded',
  })
}

describe('an evaluation', () => {
  it('goes to every member with an address, is answered once by each, and shows sums alone', async () => {
    const binId = town.zone.cases.startingBin
    const survey = await write({ binIds: [binId] })
    const path = `/v1/surveys/${survey.id}`
    expect((await town.as('prevention', 'POST', `${path}/open`)).status).toBe(202)
    // Said twice, it is done once.
    expect((await town.as('prevention', 'POST', `${path}/open`)).status).toBe(202)

    const asked = town.membersOf(binId).filter(({ email }) => email !== undefined)
    const links = await Promise.all(asked.slice(0, 7).map(({ email = '' }) => linkOf(email)))
    // One press stops all that the BIN mails its members, bulletins too.
    const [mail] = await town.mails(asked[0]?.email ?? '')
    const [, leave = ''] = /<([^>]+)>/.exec(mail?.headers['List-Unsubscribe'] ?? '') ?? []
    expect(await (await fetch(leave)).text()).toContain('de berichten en evaluaties van BIN')
    const form = await town.request<string>('GET', links[0]!)
    expect(form.status).toBe(200)
    expect(form.body).toContain('Ik voel me veilig in mijn buurt.')
    expect(form.body).toContain('helemaal wel')

    const empty = await sendIn(links[0]!, 'q1=&q2=')
    expect(empty.status).toBe(422)
    expect(empty.body).toContain('Kies bij minstens één vraag een antwoord.')
    const wrong = await sendIn(links[0]!, 'q1=9&q2=2')
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('Dit antwoord staat niet in de lijst: “Ik voel me veilig in mijn buurt.”')
    expect(wrong.body).toContain('name="q2" value="2" checked')
    const sent = await Promise.all(links.map((link, place) => sendIn(link, `q1=${place < 4 ? 5 : 4}&q2=1`)))
    expect(sent.map(({ status }) => status)).toEqual(links.map(() => 200))
    expect(sent[0]?.body).toContain('Uw antwoorden zijn geteld.')
    const again = await sendIn(links[0]!, 'q1=1&q2=2')
    expect(again.body).toContain('Met deze link is al geantwoord.')

    const early = await town.as<{ code: string }>('prevention', 'GET', `${path}/results`)
    expect(early.body.code).toBe('survey-not-closed')
    expect((await town.request('GET', `/evaluatie/${survey.id}`)).status).toBe(404)
    const closed = await town.as<SurveyView>('prevention', 'POST', `${path}/close`)
    expect(closed.body).toMatchObject({ state: 'closed', resultsUrl: `/evaluatie/${survey.id}` })
    expect((await sendIn(await linkOf(asked[8]?.email ?? ''), 'q1=1')).status).toBe(410)

    const results = await town.as<SurveyResultsView>('prevention', 'GET', `${path}/results`)
    expect(results.body.perBin).toMatchObject([
      {
        binId,
        answered: 7,
        questions: [
          { id: 'q1', counts: [0, 0, 0, 3, 4], mean: 4.57 },
          { id: 'q2', counts: [7, 0] },
        ],
      },
    ])
    const page = await town.request<string>('GET', `/evaluatie/${survey.id}`)
    expect(page.body).toContain('Gemiddeld 4,57 op 5.')
    const csv = await town.as<string>('prevention', 'GET', `${path}/results`, undefined, { accept: 'text/csv' })
    expect(csv.body).toContain('Ik voel me veilig in mijn buurt.;helemaal wel;')

    const { items } = await town.journal()
    const ballots = items.filter((item) => item.includes('ballot'))
    const aboutMembers = ballots.filter((item) =>
      asked.some(({ memberId }) => item.includes(memberId) && item.includes('q1_')),
    )
    expect(aboutMembers).toEqual([])
  })

  it('is not answered with a link that somebody made up', async () => {
    const answer = await town.request<string>('GET', '/evaluatie?token=eyJhbGciOiJub25lIn0.e30.')
    expect(answer.status).toBe(404)
    expect(answer.body).toContain('Deze link werkt niet')
  })

  it('changes only as long as it is a draft, and is lost to nobody', async () => {
    const survey = await write()
    const path = `/v1/surveys/${survey.id}`
    const etag = (await town.as('prevention', 'GET', path)).headers.get('etag') ?? ''
    const first = await town.as('prevention', 'PATCH', path, { title: 'Evaluatie 2026' }, { 'if-match': etag })
    expect(first.status).toBe(200)
    const second = await town.as<{ code: string; current: SurveyView }>(
      'prevention',
      'PATCH',
      path,
      { title: 'Iets anders' },
      { 'if-match': etag },
    )
    expect(second.status).toBe(412)
    expect(second.body.current.title).toBe('Evaluatie 2026')
    expect((await town.as('prevention', 'POST', `${path}/open`)).status).toBe(400)
    const removed = await town.as('prevention', 'DELETE', path, undefined, {
      'if-match': second.headers.get('etag') ?? '',
    })
    expect(removed.status).toBe(204)
    expect((await town.as('prevention', 'GET', path)).status).toBe(404)
  })
})

describe('a meeting of coordinators', () => {
  const plan = {
    title: 'BIN-overleg Brecht 2027',
    start: '2027-03-18T20:00:00+01:00',
    end: '2027-03-18T22:00:00+01:00',
    place: 'Gemeentehuis Brecht',
    description: '1. Cijfers\n2. Testoproepen',
  }
  const invitations = (address: string) =>
    town.until(
      async () => (await town.mails(address)).filter(({ subject }) => subject.includes(plan.title)),
      (some) => some.length > 0,
    )
  const answerLink = ({ text }: { readonly text: string }) => {
    const url = new URL(/http\S+\/overleg\?token=\S+/.exec(text)?.[0] ?? '')
    return { path: url.pathname + url.search, token: url.searchParams.get('token') ?? '' }
  }
  const answer = (token: string, choice: string) =>
    town.request<string>('POST', '/overleg', `token=${token}&answer=${choice}`, {
      'content-type': 'application/x-www-form-urlencoded',
    })

  it('is put in the calendars of who runs the BINs, answered by link, changed, and minuted', async () => {
    const { frenchBin, sampleAlertBin } = town.zone.cases
    const planned = await town.as<MeetingView>('prevention', 'POST', '/v1/meetings', {
      ...plan,
      binIds: [sampleAlertBin, frenchBin],
    })
    expect(planned.status, JSON.stringify(planned.body)).toBe(201)
    const path = `/v1/meetings/${planned.body.id}`
    const invited = await town.as<MeetingView>('prevention', 'POST', `${path}/invite`)
    expect(invited.body).toMatchObject({ state: 'invited' })
    await town.as('prevention', 'POST', `${path}/invite`)

    const coordinator = town.coordinatorEmail(sampleAlertBin)
    const [mail, ...more] = await invitations(coordinator)
    expect(more).toEqual([])
    expect(mail?.text).toContain('donderdag 18 maart 2027')
    const link = answerLink(mail!)
    const page = await town.request<string>('GET', link.path)
    expect(page.body).toContain('Ja, ik kom')
    expect((await answer(link.token, 'maybe')).body).toContain('Genoteerd')
    expect((await answer(link.token, 'yes')).status).toBe(200)
    expect((await answer(link.token, 'zeker')).status).toBe(422)
    expect((await answer('iets', 'yes')).status).toBe(404)
    const read = await town.as<MeetingView>('prevention', 'GET', path)
    const count = read.body.answers?.invited ?? 0
    expect(count).toBeGreaterThan(2)
    expect(read.body.answers).toEqual({ invited: count, yes: 1, no: 0, maybe: 0, silent: count - 1 })
    expect(read.body.perBin).toContainEqual({ binId: sampleAlertBin, answers: ['yes'] })

    const moved = await town.as<MeetingView>(
      'prevention',
      'PATCH',
      path,
      { place: 'Gemeentehuis Zoersel' },
      { 'if-match': read.headers.get('etag') ?? '' },
    )
    expect(moved.status).toBe(200)
    await town.as('prevention', 'POST', `${path}/invite`)
    const told = await town.until(
      () => invitations(coordinator),
      (mails) => mails.length === 2,
    )
    expect(told.map(({ subject }) => subject)).toEqual([
      expect.stringContaining(`Uitnodiging: ${plan.title}`),
      expect.stringContaining(`Gewijzigd: ${plan.title}`),
    ])
    expect(told[1]?.text).toContain('Dit overleg is gewijzigd.')
    expect(told[1]?.text).toContain('Gemeentehuis Zoersel')

    const minutes = await town.as<{ bulletinId: string }>('prevention', 'POST', `${path}/minutes`)
    const again = await town.as<{ bulletinId: string }>('prevention', 'POST', `${path}/minutes`)
    expect(again.body.bulletinId).toBe(minutes.body.bulletinId)
    const bulletin = await town.as<{ kind: string; state: string; text: string }>(
      'prevention',
      'GET',
      `/v1/bulletins/${minutes.body.bulletinId}`,
    )
    expect(bulletin.body).toMatchObject({ kind: 'minutes', state: 'draft' })

    await town.as('prevention', 'POST', `${path}/cancel`)
    const last = await town.until(
      () => invitations(coordinator),
      (mails) => mails.length === 3,
    )
    expect(last[2]?.subject).toContain('Gaat niet door')
    expect((await town.request('GET', link.path)).status).toBe(410)
  })
})
