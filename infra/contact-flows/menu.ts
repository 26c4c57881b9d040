import { askForKey, hangUp, invokeFunction, loop, type Prompt, type Step, say } from './actions.ts'

/** How often the message is heard again: when asked for with 2, and, counted apart, when no key comes. */
const REPEATS = 3

/** Silence after the message before it is repeated. */
const SECONDS_FOR_A_KEY = 5

/** Connect waits this long at most. */
const SECONDS_FOR_A_FUNCTION = 8

const spokenText: Prompt = { ssml: '$.Attributes.spokenText' }

type MenuBlock = 'menu' | 'again' | 'silence' | 'record' | 'thanks' | 'not-recorded' | 'hang-up'

/**
 * What a member hears, in both flows: the message, which a key interrupts; 1 acknowledges, 2 repeats, and without a
 * key it repeats too, so that a voicemail that recorded over its own greeting still holds one whole copy.
 */
export function menu(recordKeyPressArn: string): Readonly<Record<MenuBlock, Step<MenuBlock>>> {
  return {
    menu: askForKey({
      prompt: spokenText,
      seconds: SECONDS_FOR_A_KEY,
      keys: { 1: 'record', 2: 'again' },
      onSilence: 'silence',
      onOtherKey: 'silence',
      onError: 'hang-up',
    }),
    again: loop({ times: REPEATS, again: 'menu', done: 'hang-up' }),
    silence: loop({ times: REPEATS, again: 'menu', done: 'hang-up' }),
    record: invokeFunction({
      arn: recordKeyPressArn,
      seconds: SECONDS_FOR_A_FUNCTION,
      attributes: { key: '1' },
      next: 'thanks',
      onError: 'not-recorded',
    }),
    thanks: say({ prompt: { text: '$.Attributes.thanksText' }, next: 'hang-up', onError: 'hang-up' }),
    'not-recorded': say({ prompt: { text: '$.Attributes.notRecordedText' }, next: 'hang-up', onError: 'hang-up' }),
    'hang-up': hangUp(),
  }
}
