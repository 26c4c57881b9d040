import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, type JWK, type JWTVerifyGetKey, SignJWT } from 'jose'
import { z } from 'zod'

/** Body of `POST /local/token`; a negative `expiresInSeconds` makes a token that has expired already. */
export const TokenRequest = z.strictObject({
  role: z.enum(['dispatcher', 'prevention', 'coordinator', 'operator']),
  zones: z.array(z.string()).optional(),
  bins: z.array(z.string()).optional(),
  sub: z.string().min(1).optional(),
  expiresInSeconds: z.int().optional(),
})
export type TokenRequest = z.infer<typeof TokenRequest>

/** Stands in for the user pool: signs tokens as it does, and publishes the keys to check them with. */
export interface TokenIssuer {
  issue(request: TokenRequest): Promise<string>
  readonly keys: JWTVerifyGetKey
}

/** Where tokens come from and whom they are for, as the deployed authorizer demands. */
export interface TokenIssuerOptions {
  readonly issuer: string
  readonly audience: string
  /** Keeps the key, so that tokens outlive a restart; absent: a key for this run only. */
  readonly keyFile?: string
}

const ALGORITHM = 'RS256'
const ONE_HOUR_SECONDS = 3600
/** The scope of a machine client of the user pool that may raise alerts. */
const DISPATCHER_SCOPE = 'alerts/write'

const KeptKey = z.looseObject({ kty: z.string(), kid: z.string(), n: z.string(), e: z.string() })

async function loadKey(keyFile: string | undefined) {
  if (keyFile !== undefined && existsSync(keyFile)) return KeptKey.parse(JSON.parse(readFileSync(keyFile, 'utf8')))
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true })
  const key = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: ALGORITHM }
  if (keyFile !== undefined) writeFileSync(keyFile, JSON.stringify(key), { mode: 0o600 })
  return KeptKey.parse(key)
}

/** Makes or loads the key pair of the local user pool. */
export async function createTokenIssuer({ issuer, audience, keyFile }: TokenIssuerOptions): Promise<TokenIssuer> {
  const key = await loadKey(keyFile)
  const { kty, n, e, kid } = key
  const publicKey: JWK = { kty, n, e, kid, alg: ALGORITHM, use: 'sig' }
  const privateKey = await importJWK(key, ALGORITHM)
  return {
    keys: createLocalJWKSet({ keys: [publicKey] }),
    issue({ role, zones = [], bins = [], sub = `local-${role}`, expiresInSeconds = ONE_HOUR_SECONDS }) {
      const now = Math.floor(Date.now() / 1000)
      // An access token of Cognito names its client in client_id and has no aud.
      return new SignJWT({
        role,
        zones,
        bins,
        token_use: 'access',
        client_id: audience,
        ...(role === 'dispatcher' ? { scope: DISPATCHER_SCOPE } : {}),
      })
        .setProtectedHeader({ alg: ALGORITHM, kid })
        .setIssuer(issuer)
        .setSubject(sub)
        .setIssuedAt(Math.min(now, now + expiresInSeconds))
        .setExpirationTime(now + expiresInSeconds)
        .setJti(randomUUID())
        .sign(privateKey)
    },
  }
}
