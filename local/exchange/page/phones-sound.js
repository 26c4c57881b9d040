/** How long a phone rings and is silent, in milliseconds, as in Belgium. */
const RINGS = 1000
const SILENT = 3000

/**
 * Rings with WebAudio and speaks with the browser's own voice. A browser lets a page do so only after a gesture: call
 * `unlock` from one.
 */
export function createSound() {
  /** @type {AudioContext | undefined} */
  let audio
  let isOn = false
  let wasAsked = false
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let ringing
  let wantsRing = false
  /** Whose words are being spoken. */
  let speaker = ''
  /** @type {(isOn: boolean) => void} */
  let changed = () => {}

  /** @param {boolean} on */
  function set(on) {
    isOn = on
    if (on) audio ??= new AudioContext()
    if (on) void audio?.resume()
    else speechSynthesis.cancel()
    ringAsWanted()
    changed(on)
  }

  function ringOnce() {
    if (audio === undefined) return
    const start = audio.currentTime
    const end = start + RINGS / 1000
    const volume = audio.createGain()
    volume.gain.setValueAtTime(0, start)
    volume.gain.linearRampToValueAtTime(0.2, start + 0.02)
    volume.gain.setValueAtTime(0.2, end - 0.05)
    volume.gain.linearRampToValueAtTime(0, end)
    volume.connect(audio.destination)
    // Two tones that take turns sixteen times a second sound like a bell and not like a beep.
    for (const [frequency, phase] of /** @type {const} */ ([
      [740, 0],
      [880, 0.03125],
    ])) {
      const tone = audio.createOscillator()
      const turn = audio.createGain()
      tone.frequency.value = frequency
      turn.gain.value = 0
      for (let at = start + phase; at < end; at += 0.0625) {
        turn.gain.setValueAtTime(1, at)
        turn.gain.setValueAtTime(0, at + 0.03125)
      }
      tone.connect(turn).connect(volume)
      tone.start(start)
      tone.stop(end)
    }
  }

  function ringAsWanted() {
    const rings = isOn && wantsRing
    if (rings === (ringing !== undefined)) return
    clearInterval(ringing)
    ringing = undefined
    if (!rings) return
    ringOnce()
    ringing = setInterval(ringOnce, RINGS + SILENT)
  }

  /**
   * The voice for a language, or for the same language of another country.
   * @param {string} language
   */
  function voiceFor(language) {
    const voices = speechSynthesis.getVoices()
    const wanted = language.toLowerCase()
    const named = (/** @type {SpeechSynthesisVoice} */ voice) => voice.lang.toLowerCase().replace('_', '-')
    return (
      voices.find((voice) => named(voice) === wanted) ??
      voices.find((voice) => named(voice).slice(0, 2) === wanted.slice(0, 2)) ??
      null
    )
  }

  // Chromium loads its voices only when they are asked for.
  speechSynthesis.getVoices()

  return {
    isOn: () => isOn,
    /** Turns the sound on at the first gesture, unless the person has said otherwise. */
    unlock() {
      if (!wasAsked) set(true)
      wasAsked = true
    },
    toggle() {
      wasAsked = true
      set(!isOn)
    },
    /** @param {(isOn: boolean) => void} listener */
    onChange(listener) {
      changed = listener
    },
    /** @param {boolean} wanted */
    ring(wanted) {
      wantsRing = wanted
      ringAsWanted()
    },
    /**
     * @param {string} contactId
     * @param {string} text
     * @param {string} language
     */
    speak(contactId, text, language) {
      if (!isOn) return
      speechSynthesis.cancel()
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.lang = language
      utterance.voice = voiceFor(language)
      speaker = contactId
      speechSynthesis.speak(utterance)
    },
    /** Stops speaking for a call. @param {string} contactId */
    hush(contactId) {
      if (speaker === contactId) speechSynthesis.cancel()
    },
  }
}
