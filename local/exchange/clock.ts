/** Takes back an alarm that has not gone off. */
export type CancelAlarm = () => void

/** Time as the exchange lives it: every telephone second lasts 1 / time scale of a real one. */
export interface Clock {
  readonly timeScale: number
  /** Monotonic real milliseconds, with fractions. */
  now(): number
  /** Real milliseconds that a number of telephone seconds lasts. */
  lasting(seconds: number): number
  /** Telephone seconds that went by in a number of real milliseconds. */
  elapsed(milliseconds: number): number
  /** Runs `fire` at a moment of `now()`. Two alarms of one owner never go off without its promises settling in between. */
  at(owner: object, moment: number, fire: () => void): CancelAlarm
  /** Takes all alarms back. */
  stop(): void
}

interface Alarm {
  readonly owner: object
  readonly moment: number
  readonly fire: () => void
  cancelled: boolean
}

/**
 * One queue for all alarms in place of a Node timer each: after a hiccup of the process what is overdue happens in the
 * order it was due, so the same calls run the same way however busy the machine is.
 */
export function createClock(timeScale: number): Clock {
  const alarms: Alarm[] = []
  let timer: NodeJS.Timeout | undefined
  let turn: NodeJS.Immediate | undefined

  function place(alarm: Alarm): void {
    let low = 0
    let high = alarms.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = alarms[middle]
      if (other !== undefined && other.moment <= alarm.moment) low = middle + 1
      else high = middle
    }
    alarms.splice(low, 0, alarm)
  }

  function wind(): void {
    clearTimeout(timer)
    timer = undefined
    const first = alarms[0]
    if (first === undefined || turn !== undefined) return
    // Node cuts the fraction off and would wake too early.
    timer = setTimeout(goOff, Math.max(0, Math.ceil(first.moment - performance.now())))
  }

  function goOff(): void {
    turn = undefined
    const now = performance.now()
    const due: Alarm[] = []
    const served = new Set<object>()
    let index = 0
    for (let alarm = alarms[0]; alarm !== undefined && alarm.moment <= now; alarm = alarms[index]) {
      if (served.has(alarm.owner)) {
        index++
        continue
      }
      served.add(alarm.owner)
      due.push(alarm)
      alarms.splice(index, 1)
    }
    for (const alarm of due) if (!alarm.cancelled) alarm.fire()
    const first = alarms[0]
    if (first !== undefined && first.moment <= performance.now()) turn = setImmediate(goOff)
    else wind()
  }

  return {
    timeScale,
    now: () => performance.now(),
    lasting: (seconds) => (seconds * 1000) / timeScale,
    elapsed: (milliseconds) => (milliseconds * timeScale) / 1000,
    at(owner, moment, fire) {
      const alarm: Alarm = { owner, moment, fire, cancelled: false }
      place(alarm)
      if (alarms[0] === alarm) wind()
      return () => {
        alarm.cancelled = true
        const index = alarms.indexOf(alarm)
        if (index >= 0) alarms.splice(index, 1)
      }
    },
    stop() {
      clearTimeout(timer)
      clearImmediate(turn)
      alarms.length = 0
    },
  }
}
