import { S3Client } from '@aws-sdk/client-s3'
import * as z from 'zod'
import type { SiteBucket } from '#news/bucket-store.ts'
import type { Site } from '#news/news-layout.ts'
import { styleHref } from '#news/site-store.ts'
import { once } from './once.ts'

/** What a function needs in its environment that reads or writes the public pages. */
export const SiteSettings = z.object({ SITE_BUCKET: z.string().min(1), PUBLIC_URL: z.url() })

/**
 * Pages of BIN-Nieuws that a function answers look as those from the bucket: their style is a file beside them, and
 * search engines leave them out.
 */
export const NEWS_PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
} as const

const client = once(() => new S3Client({}))

/** The bucket that the public pages are served from. */
export function openSiteBucket({ SITE_BUCKET }: Pick<z.output<typeof SiteSettings>, 'SITE_BUCKET'>): SiteBucket {
  return { client: client(), name: SITE_BUCKET }
}

/** Where the public pages stand. */
export function siteOf({ PUBLIC_URL }: Pick<z.output<typeof SiteSettings>, 'PUBLIC_URL'>): Site {
  return { publicUrl: PUBLIC_URL, styleHref: styleHref() }
}
