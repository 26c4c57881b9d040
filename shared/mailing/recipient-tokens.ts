import { signLink } from '#links/link-tokens.ts'
import { selfServiceUrl } from '#links/self-service-tokens.ts'
import type { MailDelivery } from './mail-delivery.ts'
import type { Mailing } from './mailing.ts'
import type { PostOffice } from './post-office.ts'
import { unsubscribeUrl } from './unsubscribe-tokens.ts'

/** The links of one recipient's mail, signed, by the names that the text knows them by. */
export async function linksOf(
  { linkKey, publicUrl }: Pick<PostOffice, 'linkKey' | 'publicUrl'>,
  { list, links }: Mailing,
  { fingerprint, language, binId, memberId, about: own }: MailDelivery,
  now: Date,
): Promise<Readonly<Record<string, string>>> {
  const key = await linkKey()
  const made = links.map(async ({ name, path, purpose, about, seconds }) => {
    const token = await signLink(key, purpose, { ...about, ...own }, { now, seconds })
    return [name, `${publicUrl}${path}?token=${token}`] as const
  })
  return {
    ...(list === undefined
      ? {}
      : { unsubscribe: await unsubscribeUrl(key, publicUrl, { fingerprint, list, language }, now) }),
    ...(binId === undefined || memberId === undefined
      ? {}
      : { selfService: await selfServiceUrl(key, publicUrl, { binId, memberId }, now) }),
    ...Object.fromEntries(await Promise.all(made)),
  }
}
