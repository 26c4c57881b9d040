const inBrussels = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('nl-BE', { timeZone: 'Europe/Brussels', ...options })

const weekday = inBrussels({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const clock = inBrussels({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const month = new Intl.DateTimeFormat('nl-BE', { timeZone: 'UTC', month: 'long', year: 'numeric' })

/** Such as `zondag 22 november 2026 om 14.30 uur`. */
export function sayMoment(instant: string): string {
  const at = new Date(instant)
  return `${weekday.format(at)} om ${clock.format(at).replace(':', '.')} uur`
}

/** Such as `november 2026`, of `2026-11`. */
export function sayMonth(yearAndMonth: string): string {
  return month.format(new Date(`${yearAndMonth}-15T00:00:00Z`))
}
