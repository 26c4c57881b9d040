import type { Call } from './call.ts'
import { invokeWithRetry } from './flow/invoke-function.ts'
import type { ContactData, Detection, FlowSession } from './flow/session.ts'

/** What a flow needs beyond the call it runs on. */
export interface SessionDependencies {
  readonly instanceArn: string
  invokeFunction(arn: string, event: unknown): Promise<unknown>
  /** Telephone seconds that a function gets of the seconds its flow gives it. */
  functionSeconds(limit: number): number
  /** Gives back one shared copy of a text that many calls have. */
  share(text: string): string
}

/** Seconds that detection listens: to a person's hello, to tell a machine, and to hear its greeting out to the beep. */
const DETECTION_SECONDS = { person: 3, machine: 4, beep: 10 }

/** Lets a contact flow run on a call. */
export function openSession(call: Call, dependencies: SessionDependencies): FlowSession {
  return {
    data: () => describe(call, dependencies.instanceArn),
    keepAttributes: (attributes) => call.keepAttributes(attributes),
    useVoice: (voice) => call.useVoice(voice),
    say: ({ plain, seconds }) => call.say(dependencies.share(plain), seconds),
    ask: ({ plain, seconds }, limit) => call.ask(dependencies.share(plain), seconds, limit),
    detect: () => detect(call),
    async invoke(functionArn, event, limitSeconds) {
      let wanted = true
      const answer = invokeWithRetry(
        () => dependencies.invokeFunction(functionArn, event),
        () => wanted,
      )
      try {
        const inTime = await call.waitFor(dependencies.functionSeconds(limitSeconds), answer)
        return inTime ?? { kind: 'failed', reason: `the function took over ${limitSeconds} seconds` }
      } finally {
        wanted = false
      }
    },
    entered: (action) => call.steps.push(action),
    noted: (remark) => call.remarks.push(remark),
  }
}

async function detect(call: Call): Promise<Detection> {
  const { detection, reception } = call.details
  if (detection === 'off') return 'off'
  if (!reception.machine) {
    await call.pause(DETECTION_SECONDS.person)
    return 'CallAnswered'
  }
  await call.pause(detection === 'await-prompt' ? DETECTION_SECONDS.beep : DETECTION_SECONDS.machine)
  return detection === 'await-prompt' ? 'VoicemailBeep' : 'VoicemailNoBeep'
}

function describe(call: Call, instanceArn: string): ContactData {
  const { contactId, direction, from, to, name, description } = call.details
  const [customer, system] = direction === 'outbound' ? [to, from] : [from, to]
  return {
    Attributes: call.attributes,
    AwsRegion: instanceArn.split(':')[3] ?? '',
    Channel: 'VOICE',
    ContactId: contactId,
    CustomerEndpoint: { Address: customer, Type: 'TELEPHONE_NUMBER' },
    CustomerId: null,
    Description: description ?? null,
    InitialContactId: contactId,
    InitiationMethod: direction === 'outbound' ? 'API' : 'INBOUND',
    InstanceARN: instanceArn,
    LanguageCode: call.language,
    Name: name ?? null,
    PreviousContactId: contactId,
    Queue: null,
    References: {},
    SystemEndpoint: { Address: system, Type: 'TELEPHONE_NUMBER' },
  }
}
