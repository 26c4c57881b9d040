import { compare, invokeFunction, say, setAttributes, setLogging, setVoice } from './actions.ts'
import type { FlowDocument } from './document.ts'
import { flow } from './flow.ts'
import { menu } from './menu.ts'

/** What the flow takes over from the answer of answer-call-back; the same attributes a call of ours is made with. */
const ATTRIBUTES = ['alertId', 'delivery', 'attempt', 'voice', 'spokenText', 'thanksText', 'notRecordedText'] as const

/** Spoken when nothing can be looked up, so it cannot come from anywhere else. The caller may be in need. */
const CANNOT_LOOK_UP =
  'Dit is het oproepsysteem van uw buurtinformatienetwerk. Wij kunnen uw oproep nu niet opzoeken. ' +
  'Hebt u dringend de politie nodig, bel dan 1 0 1.'

/** The flow of a member who calls the number back: the alert that still runs for them, or that there is none. */
export function callBackFlow(props: { answerCallBackArn: string; recordKeyPressArn: string }): FlowDocument {
  return flow('call-back', 'logging', {
    logging: setLogging({ enabled: false, next: 'first-voice' }),
    'first-voice': setVoice({ voice: 'Lisa', engine: 'Neural', next: 'look-up', onError: 'look-up' }),
    'look-up': invokeFunction({ arn: props.answerCallBackArn, seconds: 8, next: 'found', onError: 'cannot-look-up' }),
    found: compare({ value: '$.External.found', equals: { true: 'take-over' }, otherwise: 'nothing-running' }),
    'take-over': setAttributes({
      attributes: Object.fromEntries(ATTRIBUTES.map((name) => [name, `$.External.${name}`])),
      next: 'voice',
      onError: 'cannot-look-up',
    }),
    voice: setVoice({ voice: '$.Attributes.voice', engine: 'Neural', next: 'menu', onError: 'menu' }),
    'nothing-running': say({
      prompt: { text: '$.External.spokenText' },
      next: 'hang-up',
      onError: 'cannot-look-up',
    }),
    'cannot-look-up': say({ prompt: { text: CANNOT_LOOK_UP }, next: 'hang-up', onError: 'hang-up' }),
    ...menu(props.recordKeyPressArn),
  })
}
