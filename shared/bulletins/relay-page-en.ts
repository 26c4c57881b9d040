import type { RelayPageTexts } from './relay-page-texts.ts'

/** What the relay page says in English. */
export const en: RelayPageTexts = {
  locale: 'en-GB',
  zone: (name) => `Police ${name}`,
  ask: (bin, members) =>
    members === 1
      ? `The police ask you to relay this message to the one member of ${bin} with an e-mail address.`
      : `The police ask you to relay this message to the ${members} members of ${bin} with an e-mail address.`,
  kept: (members) =>
    `${members === 1 ? '1 member with an e-mail address gets' : `${members} members with an e-mail address get`} no mail: unsubscribed, or the address does not work.`,
  relay: (members) => (members === 1 ? 'Relay to 1 member' : `Relay to ${members} members`),
  relayChanged: (members) => (members === 1 ? 'Relay your text to 1 member' : `Relay your text to ${members} members`),
  relayUnchanged: 'Relay it unchanged all the same',
  nobody: 'No member of this network can be reached by mail. There is nobody to relay the message to.',
  relayedTitle: 'This message was relayed',
  relayed: (moment, by, members) =>
    `On ${moment}, by ${by}, to ${members === 1 ? '1 member' : `${members} members`}. There is nothing left to do.`,
  relayedChanged: 'The members got the changed text.',
  relayers: {
    mailbox: 'whoever reads the mailbox of the network',
    coordinator: 'the coordinator',
    adjunct: 'the adjunct coordinator',
    prevention: 'the prevention service',
  },
  message: 'What your members get',
  relayedMessage: 'What your members got',
  changedMessage: 'What your members get: the text you asked for',
  original: 'The message of the police',
  change: {
    summary: 'Change or add something?',
    explain: 'That needs a permit from the prevention service. You get the answer by mail.',
    title: 'Title',
    text: 'Text',
    textHint: 'No names and no house numbers. Signs such as ** and ## make the layout; you may leave them out.',
    motive: 'Why?',
    submit: 'Ask for a permit',
  },
  social: {
    summary: 'Publish on social media?',
    explain: 'Only with a permit from the prevention service, and only for this message.',
    motive: 'Where, and why?',
    submit: 'Ask for a permit',
  },
  optional: 'optional',
  requested: {
    change: (moment) => `On ${moment} you asked to relay another text. The prevention service has not answered yet.`,
    'social-media': (moment) =>
      `On ${moment} you asked to publish on social media. The prevention service has not answered yet.`,
  },
  granted: {
    change: (moment) => `The prevention service granted your text on ${moment}.`,
    'social-media': (moment) => `The prevention service granted publication on social media on ${moment}.`,
  },
  refused: {
    change: (moment) => `The prevention service refused your text on ${moment}. You can relay the message unchanged.`,
    'social-media': (moment) => `The prevention service refused publication on social media on ${moment}.`,
  },
  reason: 'Reason',
  faultsTitle: 'Your request was not sent yet',
  emptyTitle: 'Give the message a title.',
  emptyText: 'Write the message.',
  unchanged: 'This text is the same as the message. Change something, or relay it unchanged.',
  tooLong: 'This text is too long. Shorten it to 17,000 characters.',
  confirm: (words) => `“${words}” is no personal data`,
  rules: {
    'house-number': 'This looks like a house number. Take it out, or confirm that it is none.',
    name: 'This looks like the name of a person. Take it out, or confirm that it is none.',
    phone: 'This looks like a telephone number. Take it out, or confirm that it is nobody’s.',
    email: 'This looks like an e-mail address. Take it out, or confirm that it is nobody’s.',
    plate: 'This looks like a number plate. Take it out, or confirm that it is none.',
  },
  history: 'What happened',
  events: {
    sent: 'The prevention service sent the message to the mailbox of the network',
    adjunct: 'Not relayed yet: we asked the adjunct coordinator',
    prevention: 'Not relayed yet: we told the prevention service',
    asked: { change: 'Asked to relay another text', 'social-media': 'Asked to publish on social media' },
    granted: { change: 'Another text granted', 'social-media': 'Social media granted' },
    refused: { change: 'Another text refused', 'social-media': 'Social media refused' },
    relayed: (by) => `Relayed to the members by ${by}`,
  },
  obstacles: {
    asked: 'This permit was asked for or granted already.',
    tooOften: 'A permit was asked for too often for this message. Call the prevention service.',
    busy: 'Others were at work on this message. Try again.',
    noPermit: 'There is no permit for another text.',
  },
  badLink: {
    title: 'This link no longer works',
    text: 'It has run out, is incomplete, or is no longer meant for you. Take the link from the latest mail, or ask the prevention service to send the message again.',
  },
}
