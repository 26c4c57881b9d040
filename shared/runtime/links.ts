import { createSecretKey } from 'node:crypto'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'
import type { Fingerprint } from '#directory/number-claim.ts'
import { readLinkKey } from '#links/link-key-store.ts'
import { fingerprintOf } from '#links/link-tokens.ts'

export const LinkSettings = z.object({ LINK_SECRET_ARN: z.string().min(1), PUBLIC_URL: z.url() })

/** The key that signs links, read from Secrets Manager on the first call and kept; a failed read is forgotten. */
export function openLinkKey(
  settings: Pick<z.output<typeof LinkSettings>, 'LINK_SECRET_ARN'>,
): () => Promise<Uint8Array> {
  let reading: Promise<Uint8Array> | undefined
  return () => {
    reading ??= readLinkKey(new SecretsManagerClient({}), settings.LINK_SECRET_ARN).catch((error: unknown) => {
      reading = undefined
      throw error
    })
    return reading
  }
}

/** Digests numbers and addresses within their BIN. */
export function digestWith(key: Uint8Array): Fingerprint {
  // Made ready once: for the 40,000 numbers and addresses of a list that is a sixth of the time.
  const ready = createSecretKey(key)
  return (binId, value) => fingerprintOf(ready, binId, value)
}
