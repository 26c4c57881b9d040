import { checkWhoAnswered, say, setLogging, setVoice } from './actions.ts'
import type { FlowDocument } from './document.ts'
import { flow } from './flow.ts'
import { menu } from './menu.ts'

/**
 * The flow of a call of ours. Everything spoken comes with the call as attributes: `voice`, `spokenText`, `thanksText`,
 * `notRecordedText`. With detection, a voicemail gets the message once, after its beep.
 */
export function alertFlow(props: { recordKeyPressArn: string; detectVoicemail: boolean }): FlowDocument {
  const blocks = menu(props.recordKeyPressArn)
  if (!props.detectVoicemail) {
    return flow('alert', 'logging', {
      logging: setLogging({ enabled: false, next: 'voice' }),
      voice: voice('menu'),
      ...blocks,
    })
  }
  return flow('alert', 'logging', {
    logging: setLogging({ enabled: false, next: 'voice' }),
    voice: voice('who-answered'),
    'who-answered': checkWhoAnswered({ person: 'menu', voicemail: 'leave-message', unknown: 'menu' }),
    'leave-message': say({ prompt: { ssml: '$.Attributes.spokenText' }, next: 'hang-up', onError: 'hang-up' }),
    ...blocks,
  })
}

function voice<const T extends string>(next: T) {
  return setVoice({ voice: '$.Attributes.voice', engine: 'Neural', next, onError: next })
}
