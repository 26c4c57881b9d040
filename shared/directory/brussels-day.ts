/** The day it is in Belgium at a moment: YYYY-MM-DD. */
export function dayInBrussels(moment: Date): string {
  return partsInBrussels(moment).day
}

/** The moment at which a day (YYYY-MM-DD) begins in Belgium. */
export function startOfDay(day: string): Date {
  const winter = new Date(`${day}T00:00:00+01:00`)
  // The clocks change at night, but never at midnight: one of the two is the beginning of that day.
  return partsInBrussels(winter).time === '00:00' ? winter : new Date(`${day}T00:00:00+02:00`)
}

/** The day after a day (YYYY-MM-DD). */
export function nextDay(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

/** The day in Belgium at an instant (ISO 8601), in Dutch words: `22 november 2026`. */
export function sayDay(instant: string): string {
  return inWords.format(new Date(instant))
}

const inWords = new Intl.DateTimeFormat('nl-BE', { timeZone: 'Europe/Brussels', dateStyle: 'long' })

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Brussels',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** Sweden writes a moment as 2026-11-22 21:04. */
function partsInBrussels(moment: Date): { readonly day: string; readonly time: string } {
  const [day = '', time = ''] = clock.format(moment).split(' ')
  return { day, time }
}
