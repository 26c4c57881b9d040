import type { Meeting } from './meeting.ts'

/** What is wrong with the times of a meeting, field by field; empty when they can be kept. Times are ISO 8601, UTC. */
export function findTimeFaults(
  { start, end }: Pick<Meeting, 'start' | 'end'>,
  now: Date,
): readonly { readonly path: string; readonly message: string }[] {
  return [
    ...(start <= now.toISOString()
      ? [{ path: 'start', message: 'Het begin (start) ligt in het verleden. Kies een later moment.' }]
      : []),
    ...(end <= start ? [{ path: 'end', message: 'Het einde (end) komt na het begin (start).' }] : []),
  ]
}
