import { bulletinPages } from './bulletin-pages.ts'
import { joiningPages } from './joining-pages.ts'
import { mailingPages } from './mailing-pages.ts'
import { meetingPages } from './meeting-pages.ts'
import { newsPages } from './news-pages.ts'
import type { PageRoute } from './page-route.ts'
import { surveyPages } from './survey-pages.ts'

/** Every public page that a function makes. */
export const pages = {
  ...bulletinPages,
  ...joiningPages,
  ...mailingPages,
  ...meetingPages,
  ...surveyPages,
  ...newsPages,
} as const satisfies Record<string, PageRoute>
