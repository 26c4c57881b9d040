import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jwtVerify } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { createTokenIssuer, TokenRequest } from '../../../local/tokens.ts'

const pool = { issuer: 'https://issuer.example', audience: 'dispatch' }

test('a token carries what was asked for, from the issuer of the deployment', async () => {
  const issuer = await createTokenIssuer(pool)
  const token = await issuer.issue({ role: 'coordinator', bins: ['bin_1'], sub: 'anna', expiresInSeconds: 60 })
  const { payload } = await jwtVerify(token, issuer.keys)
  expect(payload).toMatchObject({
    iss: 'https://issuer.example',
    client_id: 'dispatch',
    sub: 'anna',
    role: 'coordinator',
    bins: ['bin_1'],
    zones: [],
  })
  expect(payload).not.toHaveProperty('scope')
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60)
})

test('a kept key verifies the tokens of an earlier run, and only its owner can read it', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'tokens-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const keyFile = join(directory, 'token-key.json')
  const token = await (await createTokenIssuer({ ...pool, keyFile })).issue({ role: 'operator' })
  const later = await createTokenIssuer({ ...pool, keyFile })
  await expect(jwtVerify(token, later.keys)).resolves.toBeDefined()
  await expect(jwtVerify(token, (await createTokenIssuer(pool)).keys)).rejects.toThrow('no applicable key')
  expect(statSync(keyFile).mode & 0o077).toBe(0)
})

test.each([{ role: 'admin' }, { role: 'dispatcher', zone: 'voorkempen' }, {}])('refuses %j', (request) => {
  expect(TokenRequest.safeParse(request).success).toBe(false)
})
