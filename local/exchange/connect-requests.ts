import { z } from 'zod'
import { ConnectError } from './connect-error.ts'
import { PhoneNumber } from './phones.ts'

const LARGEST_ATTRIBUTES_BYTES = 32_768
const Attributes = z
  .record(z.string().regex(/^[A-Za-z0-9_-]+$/, 'Attribute keys are alphanumeric, dash and underscore'), z.string())
  .refine(
    (attributes) =>
      Object.entries(attributes).reduce((sum, [key, value]) => sum + Buffer.byteLength(key + value), 0) <=
      LARGEST_ATTRIBUTES_BYTES,
    'Attributes exceed 32,768 UTF-8 bytes',
  )

const InstanceId = z.string().min(1).max(100)

const StartOutboundVoiceContact = z
  .object({
    DestinationPhoneNumber: PhoneNumber,
    ContactFlowId: z.string().min(1).max(500),
    InstanceId,
    ClientToken: z.string().max(500).optional(),
    SourcePhoneNumber: PhoneNumber.optional(),
    QueueId: z.string().optional(),
    Attributes: Attributes.optional(),
    AnswerMachineDetectionConfig: z
      .object({
        EnableAnswerMachineDetection: z.boolean().optional(),
        AwaitAnswerMachinePrompt: z.boolean().optional(),
      })
      .optional(),
    CampaignId: z.string().min(1).max(100).optional(),
    TrafficType: z.enum(['GENERAL', 'CAMPAIGN']).optional(),
    RingTimeoutInSeconds: z.int().min(15).max(60).optional(),
    Name: z.string().max(1024).optional(),
    Description: z.string().max(4096).optional(),
    RelatedContactId: z.string().min(1).max(256).optional(),
  })
  .refine(
    ({ SourcePhoneNumber, QueueId }) => SourcePhoneNumber !== undefined || QueueId !== undefined,
    'SourcePhoneNumber or QueueId is required',
  )
  .refine(
    ({ AnswerMachineDetectionConfig, TrafficType }) =>
      AnswerMachineDetectionConfig?.EnableAnswerMachineDetection !== true || TrafficType === 'CAMPAIGN',
    'TrafficType must be CAMPAIGN when EnableAnswerMachineDetection is true',
  )
export type StartOutboundVoiceContact = z.infer<typeof StartOutboundVoiceContact>

const StopContact = z.object({ ContactId: z.string().min(1).max(256), InstanceId })

/** Reads the body of StartOutboundVoiceContact; throws ConnectError for what Connect would not take. */
export function readStartRequest(body: Buffer): StartOutboundVoiceContact {
  return read(body, StartOutboundVoiceContact)
}

/** Reads the body of StopContact; throws ConnectError for what Connect would not take. */
export function readStopRequest(body: Buffer): z.infer<typeof StopContact> {
  return read(body, StopContact)
}

function read<T>(body: Buffer, schema: z.ZodType<T>): T {
  let content: unknown
  try {
    content = JSON.parse(body.toString('utf8'))
  } catch {
    throw new ConnectError('InvalidRequestException', 'The body is not valid JSON')
  }
  const parsed = schema.safeParse(content)
  if (!parsed.success) throw new ConnectError('InvalidParameterException', z.prettifyError(parsed.error))
  return parsed.data
}
