import type { Member } from './member.ts'

/** That a test call was announced to the members of a BIN (product rule 9). Times are ISO 8601, UTC. */
export interface TestAnnouncement {
  /** When the test call is to come. */
  readonly at: string
  /** When it was announced; with the BIN it names the announcement. */
  readonly announcedAt: string
  /** Since when the members are being told; absent once all are. */
  readonly tellingSince?: string
  readonly told?: ToldCounts
}

/** How many were told by mail, by text message, and not at all. */
export interface ToldCounts {
  readonly mailed: number
  readonly texted: number
  readonly untold: number
}

/** What is to be done with an announcement that somebody asks for. */
export type AnnouncementRequested =
  | { readonly kind: 'new'; readonly announcement: TestAnnouncement }
  /** Somebody began to tell the members and did not get to the end. */
  | { readonly kind: 'resume'; readonly announcement: TestAnnouncement }
  | { readonly kind: 'known'; readonly announcement: TestAnnouncement }
  | { readonly kind: 'busy' }
  | { readonly kind: 'too-soon' }
  | { readonly kind: 'too-far' }

const MINUTE = 60_000
/** Members read their mail in the evening; an hour is the least that can be called beforehand. */
const LEAST_AHEAD = 60 * MINUTE
/** Whoever was told two months ago has forgotten. */
const MOST_AHEAD = 60 * 24 * 60 * MINUTE
/** Longer than the function may run that tells the members (29 seconds). */
const TELLING = MINUTE

/** Decides about a request to announce a test call at a moment; the same moment again is the same announcement. */
export function requestAnnouncement(
  existing: TestAnnouncement | undefined,
  at: Date,
  now: Date,
): AnnouncementRequested {
  const announcement = { at: at.toISOString(), announcedAt: now.toISOString(), tellingSince: now.toISOString() }
  if (existing?.at === announcement.at) {
    if (existing.told !== undefined) return { kind: 'known', announcement: existing }
    const since = Date.parse(existing.tellingSince ?? existing.announcedAt)
    if (now.getTime() - since < TELLING) return { kind: 'busy' }
    return { kind: 'resume', announcement: { ...existing, tellingSince: announcement.tellingSince } }
  }
  const ahead = at.getTime() - now.getTime()
  if (ahead < LEAST_AHEAD) return { kind: 'too-soon' }
  if (ahead > MOST_AHEAD) return { kind: 'too-far' }
  return { kind: 'new', announcement }
}

/** Who is told how: by mail, else by text message where the number takes it, else by the coordinator in person. */
export interface AnnouncementPlan {
  readonly mailed: readonly Member[]
  readonly texted: readonly Member[]
  readonly untold: readonly Member[]
}

/** Divides the members by how they can be told; `isStopped` says which addresses take no mail. */
export function planAnnouncement(
  members: readonly Member[],
  isStopped: (address: string) => boolean,
): AnnouncementPlan {
  const wayOf = ({ email, phoneKind }: Member) =>
    email !== undefined && !isStopped(email) ? 'mailed' : phoneKind === 'mobile' ? 'texted' : 'untold'
  const byWay = Map.groupBy(members, wayOf)
  const [mailed = [], texted = [], untold = []] = [byWay.get('mailed'), byWay.get('texted'), byWay.get('untold')]
  return { mailed, texted, untold }
}

/** How a test call that starts now stands to what the members of a BIN were told. */
export type AnnouncementState =
  | 'announced'
  /** It was announced for another moment. */
  | 'other-time'
  /** Not all were told yet. */
  | 'unfinished'
  | 'missing'

/** As many minutes before or after the announced moment, a test call is the one that was announced. */
const ON_TIME = 60 * MINUTE
/** An announced test call may be put off for a day; after that it was never held. */
const FORGOTTEN = 24 * 60 * MINUTE

/** Judges whether a test call that starts now was announced to the members of a BIN. */
export function judgeAnnouncement(announcement: TestAnnouncement | undefined, now: Date): AnnouncementState {
  if (announcement === undefined) return 'missing'
  const late = now.getTime() - Date.parse(announcement.at)
  if (late > FORGOTTEN) return 'missing'
  if (announcement.told === undefined) return 'unfinished'
  return Math.abs(late) <= ON_TIME ? 'announced' : 'other-time'
}
