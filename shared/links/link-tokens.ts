import { createHmac, type KeyObject } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import type { LinkPurpose, LinkSubject, ReadLink } from './link.ts'

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
export function fingerprintOf(key: Uint8Array | KeyObject, ...parts: readonly string[]): string {
  return createHmac('sha256', key).update(parts.join('\u0000')).digest('base64url').slice(0, 22)
}
