import type { Role } from '#contract/vocabulary.ts'

/** What each role is called by the people who have it. */
export const roleNames: Readonly<Record<Role, string>> = {
  dispatcher: 'meldkamer',
  prevention: 'Dienst Preventie',
  coordinator: 'coördinator',
  operator: 'beheerder',
}
