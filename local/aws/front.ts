import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Assembly } from '../assembly.ts'
import type { Faults } from '../faults.ts'
import type { KeyHolder, KeyRing } from './callers.ts'
import { errorReply, type FrontError } from './errors.ts'
import { identifyOperation, type Protocol } from './operations.ts'
import { type Account, neededPermissions } from './permissions.ts'
import { compilePolicy, type RolePolicy } from './role-check.ts'
import type { AwsCall, AwsReply, AwsService } from './service.ts'

/** The one place where the AWS SDK calls of all functions arrive. */
export interface AwsFront {
  /** http://127.0.0.1:1234 */
  readonly endpoint: string
  /** Adds the service of a SigV4 name. */
  serve(service: string, implementation: AwsService): void
  close(): Promise<void>
}

/** What the front needs. */
export interface AwsFrontOptions {
  readonly assembly: Pick<Assembly, 'account' | 'region' | 'roles' | 'stateMachines'>
  readonly keys: KeyRing
  readonly faults: Faults
  /** Refusals, services that are missing, and services that broke. Never holds what was in the request. */
  onTrouble(message: string): void
}

/** Largest request of any service used: DynamoDB's 16 MB. */
const MAX_BODY_BYTES = 16 * 1024 * 1024

/** SigV4: `AWS4-HMAC-SHA256 Credential=KEY/20261122/eu-central-1/dynamodb/aws4_request, …`. */
const CREDENTIAL = /Credential=([^/]+)\/\d+\/[^/]+\/([^/]+)\/aws4_request/

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    const piece = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    bytes += piece.length
    if (bytes > MAX_BODY_BYTES) throw new RangeError('request too large')
    chunks.push(piece)
  }
  const [first] = chunks
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks, bytes)
}

function flatHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value
  return flat
}

/** The name IAM gives a function that has assumed its role. */
function principal(account: string, { caller }: KeyHolder): string {
  const role = caller.roleArn?.slice(caller.roleArn.lastIndexOf('/') + 1) ?? ''
  return `arn:aws:sts::${account}:assumed-role/${role}/${caller.functionName ?? ''}`
}

/** Starts the front on a free loopback port. */
export async function startAwsFront(options: AwsFrontOptions): Promise<AwsFront> {
  const { assembly, keys, faults, onTrouble } = options
  const services = new Map<string, AwsService>()
  const policies = new Map<string, RolePolicy>()
  const account: Account = { ...assembly, stateMachineArns: assembly.stateMachines.map(({ arn }) => arn) }

  function policyOf(roleArn: string): RolePolicy {
    const known = policies.get(roleArn)
    if (known !== undefined) return known
    const policy = compilePolicy(assembly.roles.get(roleArn) ?? [], (operator) =>
      onTrouble(`condition operator ${operator} in ${roleArn} is not known here, so it never holds`),
    )
    policies.set(roleArn, policy)
    return policy
  }

  /** IAM's own sentence for what the caller's role does not allow; undefined when it allows all that is needed. */
  function refusal(call: AwsCall, holder: KeyHolder): string | undefined {
    if (holder.caller.kind === 'operator') return undefined
    const policy = policyOf(holder.caller.roleArn ?? '')
    for (const { action, anyOf, context = {} } of neededPermissions(call, account)) {
      const verdicts = anyOf.map((resource) => policy({ action, resource, context }))
      if (verdicts.includes('allowed') && !verdicts.includes('explicitly-denied')) continue
      const who = `User: ${principal(account.account, holder)} is not authorized to perform: ${action}`
      const why = verdicts.includes('explicitly-denied')
        ? 'with an explicit deny in an identity-based policy'
        : `because no identity-based policy allows the ${action} action`
      return `${who} on resource: ${anyOf[0] ?? '*'} ${why}`
    }
    return undefined
  }

  async function perform(call: AwsCall, protocol: Protocol, holder: KeyHolder): Promise<AwsReply | undefined> {
    const fail = (error: FrontError, message: string) => errorReply(call.service, protocol, error, message)
    const implementation = services.get(call.service)
    if (implementation === undefined) {
      onTrouble(`${call.service}:${call.action} was called, but no such service runs here`)
      return fail('unknown-operation', `${call.service} does not run here`)
    }
    const refused = refusal(call, holder)
    if (refused !== undefined) {
      onTrouble(refused)
      return fail('access-denied', refused)
    }
    const fault = holder.caller.kind === 'operator' ? undefined : faults.api(call.service, call.action)
    if (fault === 'throttle') return fail('throttled', 'Rate exceeded')
    if (fault === 'fail') return fail('internal', 'Internal failure')

    const kill =
      holder.caller.functionName === undefined
        ? undefined
        : faults.awsCall(holder.caller.functionName, `${call.service}:${call.action}`)
    if (kill === 'before') {
      holder.kill()
      return undefined
    }
    try {
      const reply = await implementation(call)
      if (kill !== 'after') return reply
      holder.kill()
      return undefined
    } catch (error) {
      onTrouble(`${call.service}:${call.action} broke: ${error instanceof Error ? error.stack : String(error)}`)
      return fail('internal', 'Internal failure')
    }
  }

  /** Undefined: the caller was ended, nobody waits for an answer. */
  async function answer(request: IncomingMessage): Promise<AwsReply | undefined> {
    const body = await readBody(request)
    const headers = flatHeaders(request.headers)
    const url = request.url ?? '/'
    const question = url.indexOf('?')
    const path = question < 0 ? url : url.slice(0, question)
    const [, accessKeyId = '', service = ''] = CREDENTIAL.exec(headers['authorization'] ?? '') ?? []
    const method = request.method ?? 'GET'
    const operation = identifyOperation({ service, method, path, headers, body })
    if (operation === undefined) {
      onTrouble(`${method} request to ${service || 'an unsigned service'} names no operation known here`)
      return errorReply(service, 'rest-json', 'unknown-operation', 'The operation is not known here')
    }
    const holder = keys.find(accessKeyId)
    if (holder === undefined)
      return errorReply(
        service,
        operation.protocol,
        'unknown-key',
        'The security token included in the request is invalid.',
      )
    const query = new URLSearchParams(question < 0 ? '' : url.slice(question))
    const { action, protocol } = operation
    return perform({ service, action, caller: holder.caller, method, path, query, headers, body }, protocol, holder)
  }

  function respond(request: IncomingMessage, response: ServerResponse): void {
    answer(request).then(
      (reply) => {
        if (reply === undefined) request.socket.destroy()
        else
          response
            .writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(reply.body) })
            .end(reply.body)
      },
      () => request.socket.destroy(),
    )
  }

  const server = createServer({ keepAliveTimeout: 600_000, requestTimeout: 0 }, respond)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    endpoint: `http://127.0.0.1:${port}`,
    serve: (service, implementation) => void services.set(service, implementation),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
