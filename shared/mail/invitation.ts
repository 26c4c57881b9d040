import { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

/** A meeting that somebody is asked to, or that is called off. Times are moments: Outlook and others show local time. */
export interface Meeting {
  readonly method: 'REQUEST' | 'CANCEL'
  /** The same for every mail about this meeting, such as the meeting's id. */
  readonly uid: string
  /** Higher with every change, the cancellation included. */
  readonly sequence: number
  readonly start: Date
  readonly end: Date
  readonly place: string
  readonly summary: string
  readonly description: string
  readonly organizer: { readonly name: string; readonly address: string }
  /** The address of the one who is asked. */
  readonly attendee: string
  readonly now: Date
}

/** The calendar part of a mail: composeMail puts it where mail programs show their buttons for it. */
export interface CalendarPart {
  readonly method: Meeting['method']
  readonly content: string
}

/**
 * An invitation to a meeting, or its cancellation, as iCalendar (RFC 5545, RFC 5546).
 *
 * Times are written in UTC and not with a time zone's rules: a meeting that happens once is one moment, whatever the
 * clocks do before it, and no program can read it otherwise. Rules would be needed for one that repeats.
 *
 * Throws a RangeError for a meeting that ends before it starts.
 */
export function inviteToMeeting(meeting: Meeting): CalendarPart {
  const { method, uid, sequence, start, end, place, summary, description, organizer, attendee, now } = meeting
  if (end <= start) throw new RangeError('the meeting ends before it starts')
  const cancelled = method === 'CANCEL'
  const calendar = new ICalCalendar({
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    prodId: { company: 'BIN', product: 'bin-alert', language: 'NL' },
    events: [
      {
        id: uid,
        sequence,
        stamp: now,
        start,
        end,
        summary: printable(summary),
        location: printable(place),
        description: printable(description),
        organizer: { name: printable(organizer.name), email: organizer.address },
        attendees: [
          {
            email: attendee,
            role: ICalAttendeeRole.REQ,
            rsvp: !cancelled,
            status: ICalAttendeeStatus.NEEDSACTION,
          },
        ],
        status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      },
    ],
  })
  return { method, content: `${calendar.toString()}\r\n` }
}

/** RFC 5545 allows no control characters but tab and line break. */
function printable(text: string): string {
  return text.toWellFormed().replaceAll(/[^\P{Cc}\t\n]/gu, '')
}
