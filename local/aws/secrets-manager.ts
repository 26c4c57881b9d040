import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import { jsonError, jsonReply } from './replies.ts'
import type { AwsService } from './service.ts'

const Kept = z.record(z.string(), z.string())
const Request = z.object({ SecretId: z.string().min(1) })

/**
 * Makes the service that answers GetSecretValue: as CloudFormation would have, it draws the text of a secret once, and
 * keeps it in `file` so that links outlive a restart; absent: for this run only.
 */
export function createSecretsService(file: string | undefined, now: () => Date = () => new Date()): AwsService {
  const values = new Map(
    Object.entries(file !== undefined && existsSync(file) ? Kept.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}),
  )
  const valueOf = (secretId: string): string => {
    const known = values.get(secretId)
    if (known !== undefined) return known
    const drawn = randomBytes(32).toString('base64url')
    values.set(secretId, drawn)
    if (file !== undefined) writeFileSync(file, JSON.stringify(Object.fromEntries(values)), { mode: 0o600 })
    return drawn
  }
  return async ({ action, body }) => {
    if (action !== 'GetSecretValue') {
      return jsonError('InvalidRequestException', `${action} is not done here`)
    }
    const { SecretId } = Request.parse(JSON.parse(body.toString('utf8')))
    return jsonReply({
      ARN: SecretId,
      Name: SecretId.split(':')[6] ?? SecretId,
      SecretString: valueOf(SecretId),
      VersionStages: ['AWSCURRENT'],
      CreatedDate: now().getTime() / 1000,
    })
  }
}
