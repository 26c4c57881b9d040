import { createHmac } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'

/** What a signed link lets its holder do: a token for one purpose is none for another. */
export type LinkPurpose =
  | 'form'
  | 'confirm-joining'
  | 'confirm-contact'
  | 'self-service'
  | 'unsubscribe'
  | 'relay'
  | 'confirm-news'
  | 'answer-meeting'
  | 'answer-survey'

/** Who or what a link is about, in ids; never a name, number or address: links end up in histories and logs. */
export type LinkSubject = Readonly<Record<string, string>>

/** What came of reading a token: `expired` was once good, `forged` never was. */
export type ReadLink =
  | { readonly kind: 'good'; readonly subject: LinkSubject }
  | { readonly kind: 'expired' | 'forged' }

const SUBJECT = 'about'

/** Signs a token that is good for so many seconds. */
export async function signLink(
  key: Uint8Array,
  purpose: LinkPurpose,
  subject: LinkSubject,
  { now, seconds }: { readonly now: Date; readonly seconds: number },
): Promise<string> {
  const at = Math.floor(now.getTime() / 1000)
  return new SignJWT({ [SUBJECT]: subject })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(purpose)
    .setIssuedAt(at)
    .setExpirationTime(at + Math.ceil(seconds))
    .sign(key)
}

/** Reads a token for that purpose. */
export async function readLink(key: Uint8Array, purpose: LinkPurpose, token: string, now: Date): Promise<ReadLink> {
  try {
    const { payload } = await jwtVerify(token, key, { audience: purpose, algorithms: ['HS256'], currentDate: now })
    const subject = payload[SUBJECT]
    if (typeof subject !== 'object' || subject === null) return { kind: 'forged' }
    return {
      kind: 'good',
      subject: Object.fromEntries(Object.entries(subject).map(([name, id]) => [name, String(id)])),
    }
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { kind: 'expired' }
    if (error instanceof errors.JOSEError) return { kind: 'forged' }
    throw error
  }
}

/** A keyed digest: the same value gives the same one, and without the key nobody finds the value back. */
export function fingerprintOf(key: Uint8Array, ...parts: readonly string[]): string {
  return createHmac('sha256', key).update(parts.join('\u0000')).digest('base64url').slice(0, 22)
}
