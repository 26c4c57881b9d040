import * as z from 'zod'
import { AlertId } from './ids.ts'

/** Deliveries of one partition: no partition is hot at 100,000 recipients, and 40 is an inline Map's most at once. */
export const BATCH_SIZE = 40

const BatchNumber = z.int().nonnegative()

/** One batch as the workflow carries it: `last` is the index of its last delivery. */
export const Batch = z.object({ batch: BatchNumber, size: z.int().positive(), last: z.int().nonnegative() })
export type Batch = z.infer<typeof Batch>

/** Names one delivery: its alert, its batch, and its place in the batch. */
export const DeliveryKey = z.object({ alertId: AlertId, batch: BatchNumber, index: z.int().nonnegative() })
export type DeliveryKey = z.infer<typeof DeliveryKey>

/** What starts an execution; `closeOutOnly` after a cancel, when nobody is to be called any more. */
export const AlertWorkflowInput = z.object({ alertId: AlertId, closeOutOnly: z.boolean().optional() })
export type AlertWorkflowInput = z.infer<typeof AlertWorkflowInput>

export const EnrolInput = z.object({ alertId: AlertId })
export interface EnrolOutput {
  readonly batches: readonly Batch[]
}

export const PlaceCallInput = DeliveryKey.extend({
  attempt: z.union([z.literal(1), z.literal(2)]),
  taskToken: z.string().min(1),
})
export type PlaceCallInput = z.infer<typeof PlaceCallInput>

/** What the workflow does with a delivery after an attempt; `retryAt` is ISO 8601. */
export type NextStep =
  | { readonly next: 'done' }
  | { readonly next: 'text' }
  | { readonly next: 'retry'; readonly retryAt: string }

export const SendTextInput = DeliveryKey

export const CloseBatchInput = z.object({ alertId: AlertId, batch: BatchNumber, final: z.boolean() })
export interface CloseBatchOutput {
  /** Whether anyone of the batch is still in a call. */
  readonly inCall: boolean
}

export const CloseAlertInput = z.object({
  alertId: AlertId,
  phase: z.enum(['open', 'finish']),
  failed: z.boolean().optional(),
})
export const RecordResultInput = z.object({ alertId: AlertId })

export interface OpenCloseOutOutput {
  readonly batches: readonly Batch[]
}
