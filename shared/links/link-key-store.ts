import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

/** Reads the key that signs links and digests numbers. Throws when the secret is missing: nothing is signed without. */
export async function readLinkKey(client: SecretsManagerClient, secretId: string): Promise<Uint8Array> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }))
  if (SecretString === undefined) throw new Error('the secret of the links has no text')
  return new TextEncoder().encode(SecretString)
}
