import type { Behaviour, Reception } from './behaviours.ts'
import type { CancelAlarm, Clock } from './clock.ts'

/** Thrown in whatever waits on a call at the moment it ends. */
export class CallEnded extends Error {
  override readonly name = 'CallEnded'
}

/** What a call is from its start to its end. */
export interface CallDetails {
  readonly contactId: string
  readonly direction: 'outbound' | 'inbound'
  /** E.164 */
  readonly from: string
  /** E.164 */
  readonly to: string
  readonly clientToken?: string | undefined
  readonly name?: string | undefined
  readonly description?: string | undefined
  /** Telephone seconds that it rings at most. */
  readonly ringTimeout: number
  readonly detection: 'off' | 'on' | 'await-prompt'
  readonly behaviour: Behaviour
  readonly reception: Reception
}

/** Who must know what happens to a call, in the same instant. */
export interface CallObserver {
  answered(call: Call): void
  ended(call: Call): void
  changed(call: Call): void
}

/** What came of a key: Connect hears it only while it asks for one. */
export type KeyFate = 'heard' | 'lost'

interface Spoken {
  readonly text: string
  readonly seconds: number
  readonly from: number
  /** Undefined while it is being spoken. */
  heardSeconds: number | undefined
}

/** The language a Polly voice speaks, for whoever reads the words aloud in its place. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['Lisa', 'nl-BE'],
  ['Isabelle', 'fr-BE'],
  ['Vicki', 'de-DE'],
  ['Amy', 'en-GB'],
])

/** One telephone call, on the line and in the log. Times of day are epoch milliseconds. */
export class Call {
  readonly details: CallDetails
  readonly startedAt = Date.now()
  answeredAt: number | undefined
  endedAt: number | undefined
  disconnectReason: string | undefined
  attributes: Readonly<Record<string, string>>
  language = 'en-US'
  /** What a person must repair in the flow, when that is why the call ended. */
  fault: string | undefined
  readonly remarks: string[] = []
  readonly steps: string[] = []
  readonly spoken: Spoken[] = []
  readonly keys: { readonly key: string; readonly at: number; readonly fate: KeyFate }[] = []

  /**
   * The moment on the exchange's clock up to which this call was lived. Every duration counts from it and not from when
   * a timer happened to go off, so a call lasts what it should however many steps it has.
   */
  #moment: number
  #onKey: ((key: string) => void) | undefined
  #onAnswer: (() => void) | undefined
  #onEnd: (() => void) | undefined
  readonly #alarms = new Set<CancelAlarm>()
  readonly #clock: Clock
  readonly #observer: CallObserver

  constructor(
    details: CallDetails,
    attributes: Readonly<Record<string, string>>,
    clock: Clock,
    observer: CallObserver,
  ) {
    this.details = details
    this.attributes = attributes
    this.#clock = clock
    this.#observer = observer
    this.#moment = clock.now()
  }

  get state(): 'ringing' | 'answered' | 'ended' {
    if (this.endedAt !== undefined) return 'ended'
    return this.answeredAt === undefined ? 'ringing' : 'answered'
  }

  /** Rings until somebody answers; the call has ended when nobody does. */
  async ring(): Promise<void> {
    const { ringTimeout, reception } = this.details
    const { pickUp } = reception
    const wait =
      pickUp.kind === 'after' || pickUp.kind === 'refused' ? Math.min(pickUp.seconds, ringTimeout) : ringTimeout
    const byHand = await this.#wait<'by-hand'>(this.#after(wait), (settle) => {
      this.#onAnswer = () => settle('by-hand')
    })
    this.#onAnswer = undefined
    if (byHand !== undefined) return
    if (wait < ringTimeout && pickUp.kind === 'after') this.#answered()
    else this.end(wait < ringTimeout && pickUp.kind === 'refused' ? pickUp.reason : 'TELECOM_UNANSWERED')
  }

  /** Picks up a ringing phone by hand, or takes in a call that needs no ringing. */
  answer(): void {
    if (this.state !== 'ringing') return
    this.#moment = this.#clock.now()
    this.#answered()
    this.#onAnswer?.()
  }

  #answered(): void {
    // Connect's own definition: a call it takes is connected the moment it begins.
    this.answeredAt = this.details.direction === 'inbound' ? this.startedAt : Date.now()
    const { hangUpAfter } = this.details.reception
    if (hangUpAfter !== undefined) this.#later(hangUpAfter, () => this.hangUp())
    this.#observer.answered(this)
  }

  /** Speaks to the end; keys are lost meanwhile. */
  async say(text: string, seconds: number): Promise<void> {
    this.#speak(text, seconds)
    await this.#wait(this.#after(seconds))
    this.#fallSilent()
  }

  /** Speaks and listens, until a key or `limit` seconds after the last word. */
  async ask(text: string, seconds: number, limit: number): Promise<string | undefined> {
    this.#speak(text, seconds)
    const silence = this.#after(seconds)
    const key = await this.#wait<string>(silence + this.#clock.lasting(limit), (settle) => {
      this.#onKey = settle
    })
    this.#onKey = undefined
    this.#fallSilent()
    return key
  }

  /** Lets telephone seconds pass on the line. */
  async pause(seconds: number): Promise<void> {
    await this.#wait(this.#after(seconds))
  }

  /** Waits for something outside the call, `seconds` at most; undefined when it took longer. */
  async waitFor<T>(seconds: number, outcome: Promise<T>): Promise<T | undefined> {
    this.#moment = this.#clock.now()
    const value = await this.#wait<T>(this.#after(seconds), (settle) => {
      void outcome.then(settle)
    })
    if (value !== undefined) this.#moment = this.#clock.now()
    return value
  }

  /** Presses a key. */
  press(key: string, moment = this.#clock.now()): KeyFate {
    const listener = this.#onKey
    const fate: KeyFate = listener === undefined ? 'lost' : 'heard'
    this.keys.push({ key, at: Date.now(), fate })
    if (listener !== undefined) {
      this.#onKey = undefined
      this.#moment = moment
      listener(key)
    }
    this.#observer.changed(this)
    return fate
  }

  /** The person at the phone hangs up; while it rings, refuses the call. */
  hangUp(): void {
    this.end(this.state === 'ringing' ? 'TELECOM_BUSY' : 'CUSTOMER_DISCONNECT')
  }

  /** Ends the call with Connect's reason; nothing happens to one that has ended. */
  end(reason: string, fault?: string): void {
    if (this.endedAt !== undefined) return
    this.endedAt = Date.now()
    this.disconnectReason = reason
    this.fault = fault
    this.#fallSilent()
    for (const cancel of this.#alarms) cancel()
    this.#alarms.clear()
    this.#onKey = undefined
    this.#onAnswer = undefined
    this.#onEnd?.()
    this.#observer.ended(this)
  }

  /** Replaces the attributes, as the flow may. */
  keepAttributes(attributes: Readonly<Record<string, string>>): void {
    this.attributes = attributes
  }

  /** Speaks with another Polly voice from here on. */
  useVoice(voice: string): void {
    this.language = LANGUAGES.get(voice) ?? 'en-US'
  }

  /** What the phone's voicemail took down: what was spoken, the last words cut where it stopped. */
  recording(): string | undefined {
    if (!this.details.reception.machine || this.answeredAt === undefined) return undefined
    return this.spoken
      .map(({ text, seconds, heardSeconds }) =>
        text.slice(0, Math.round(((heardSeconds ?? 0) / seconds) * text.length)),
      )
      .join(' ')
  }

  #speak(text: string, seconds: number): void {
    if (this.spoken.length === 0) {
      for (const { key, after } of this.details.reception.keys) {
        this.#later(after, (moment) => this.press(key, moment))
      }
    }
    this.spoken.push({ text, seconds, from: this.#moment, heardSeconds: undefined })
    this.#observer.changed(this)
  }

  #fallSilent(): void {
    const last = this.spoken.at(-1)
    if (last === undefined || last.heardSeconds !== undefined) return
    const until = this.endedAt === undefined ? this.#moment : this.#clock.now()
    last.heardSeconds = Math.min(last.seconds, Math.max(0, this.#clock.elapsed(until - last.from)))
  }

  #after(seconds: number): number {
    return this.#moment + this.#clock.lasting(seconds)
  }

  #later(seconds: number, act: (moment: number) => void): void {
    const moment = this.#after(seconds)
    const cancel = this.#clock.at(this, moment, () => {
      this.#alarms.delete(cancel)
      act(moment)
    })
    this.#alarms.add(cancel)
  }

  #wait<T>(until: number, offer?: (settle: (value: T) => void) => void): Promise<T | undefined> {
    if (this.endedAt !== undefined) return Promise.reject(new CallEnded())
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.at(this, until, () => {
        this.#moment = until
        finish()
        resolve(undefined)
      })
      const finish = (): void => {
        cancel()
        this.#alarms.delete(cancel)
        this.#onEnd = undefined
      }
      this.#alarms.add(cancel)
      this.#onEnd = () => {
        finish()
        reject(new CallEnded())
      }
      offer?.((value) => {
        // What comes after the end or the time limit settles nothing any more.
        if (!this.#alarms.has(cancel)) return
        finish()
        resolve(value)
      })
    })
  }
}
