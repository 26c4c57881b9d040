import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { DeployedHttpApi, DeployedRoute } from '../assembly.ts'

/** What API Gateway's JWT authorizer says of a request. */
export type Authorization = { readonly kind: 'granted'; readonly jwt: JwtContext } | Refusal

/** Why not, in the words of API Gateway. */
export interface Refusal {
  readonly kind: 'refused'
  readonly status: 401 | 403
  readonly message: 'Unauthorized' | 'Forbidden'
  readonly wwwAuthenticate: string
}

/** `requestContext.authorizer.jwt` of payload format 2.0: every claim is text. */
export interface JwtContext {
  readonly claims: Readonly<Record<string, string>>
  readonly scopes: readonly string[] | null
}

/** Checks the bearer token of a request as the deployed JWT authorizer does. */
export async function authorize(
  api: DeployedHttpApi,
  route: DeployedRoute,
  header: string | undefined,
  keys: JWTVerifyGetKey,
): Promise<Authorization> {
  const token = header?.replace(/^Bearer +/i, '')
  const unauthorized = (wwwAuthenticate: string): Refusal => ({
    kind: 'refused',
    status: 401,
    message: 'Unauthorized',
    wwwAuthenticate,
  })
  if (token === undefined || token === '') return unauthorized('Bearer')
  const challenge = (error: string, description: string) =>
    `Bearer scope="${route.scopes.join(' ')}" error="${error}" error_description="${description}"`
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      issuer: api.issuer,
      requiredClaims: ['exp'],
    })
    if (!isForAudience(payload, api.audience))
      return unauthorized(challenge('invalid_token', 'the token does not have a valid audience'))
    const granted = asText(payload['scope'] ?? payload['scp'] ?? '')
      .split(' ')
      .filter((scope) => scope !== '')
    if (route.scopes.length > 0 && !route.scopes.some((scope) => granted.includes(scope)))
      return {
        kind: 'refused',
        status: 403,
        message: 'Forbidden',
        wwwAuthenticate: challenge('insufficient_scope', 'the token does not have a valid scope'),
      }
    return { kind: 'granted', jwt: { claims: claimsOf(payload), scopes: route.scopes.length > 0 ? granted : null } }
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error
    return unauthorized(challenge('invalid_token', describe(error)))
  }
}

/** `aud` counts where there is one; an access token of Cognito has `client_id` in its place. */
function isForAudience(payload: JWTPayload, audience: readonly string[]): boolean {
  const named = payload.aud ?? payload['client_id']
  const all = Array.isArray(named) ? named : [named]
  return all.some((one) => typeof one === 'string' && audience.includes(one))
}

function claimsOf(payload: JWTPayload): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, asText(value)]))
}

/** A list becomes `[a b]`. */
function asText(claim: unknown): string {
  if (Array.isArray(claim)) return `[${claim.map(asText).join(' ')}]`
  return typeof claim === 'string' ? claim : JSON.stringify(claim)
}

function describe(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired'
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'iss') return 'issuer mismatch'
    if (error.claim === 'nbf') return 'the token is not valid yet'
    return `the token has no valid ${error.claim}`
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature mismatch'
  return 'the token is not a JWT that is known here'
}
