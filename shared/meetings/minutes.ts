import { escapeMarkdown } from '#mail/escape-markdown.ts'
import type { Meeting } from './meeting.ts'
import { timesOf } from './phrases.ts'

/** The first draft of the minutes: when and where, the agenda, and places to fill in. Nobody is named. */
export function minutesOf(meeting: Meeting): { readonly title: string; readonly text: string } {
  const { day, hours } = timesOf(meeting, 'nl')
  const agenda = meeting.description === '' ? [] : ['## Agenda', '', meeting.description, '']
  return {
    title: `Verslag: ${meeting.title}`,
    text: [
      `${escapeMarkdown(`${day}, ${hours}`)}, ${escapeMarkdown(meeting.place)}.`,
      '',
      ...agenda,
      '## Besproken',
      '',
      '- (vul aan)',
      '',
      '## Afgesproken',
      '',
      '- (vul aan)',
    ].join('\n'),
  }
}
