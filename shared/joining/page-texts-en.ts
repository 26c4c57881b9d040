import type { PageTexts } from './page-texts.ts'
import { CODE_MINUTES, CONFIRM_HOURS, DECIDE_DAYS } from './terms.ts'

export const en: PageTexts = {
  faultsTitle: 'Please look at this again',
  faults: {
    'name-missing': 'Enter your first name and last name.',
    'street-missing': 'Enter your street.',
    'house-number-missing': 'Enter your house number, with the box number if you have one.',
    'too-long': 'This is too long. Please shorten it.',
    'reach-missing': 'Enter a telephone number or an e-mail address, so that we can reach you.',
    'address-wrong': 'This is not a complete e-mail address. Write it like name@example.be.',
    'text-needs-mobile': 'A text message can only go to a mobile phone. Enter a mobile number, or choose to be called.',
    'cannot-confirm':
      'Enter an e-mail address or a mobile number: that is how you confirm your request. Do you have neither? Then ask the coordinator to enter you.',
    'rules-not-accepted': 'Tick that you accept the house rules.',
    'ask-missing': 'Enter your e-mail address or your mobile number.',
    'code-wrong':
      'This code is not right, or no longer works. Check it in the last text message, or ask for a new code.',
    trap: 'Empty this field: it is only there to stop robots.',
  },
  tooMany:
    'Too many requests are coming in right now. Yours was not sent. What you filled in is still below: try again in an hour.',
  tooFast: 'This form was sent very quickly. Check what you filled in and send it again.',
  formOld: 'This form was open for too long. What you filled in is still there: check it and send it again.',
  yes: 'Yes',
  no: 'No',
  otherLanguages: 'Language of this page',
  zone: (zoneName) => `Police zone ${zoneName}`,
  fields: {
    reachHint: 'Enter a telephone number, an e-mail address, or both.',
    name: { label: 'First name and last name' },
    street: { label: 'Street', hint: 'Choose a street from the list or type it yourself.' },
    houseNumber: { label: 'House number and box', hint: 'For example 12, 12A or 12 bus 3.' },
    phone: {
      label: 'Telephone number',
      hint: 'This number is called when there is an alert. For example 0470 12 34 56.',
    },
    email: { label: 'E-mail address', hint: 'For messages that are not urgent.' },
    channel: {
      label: 'How do you want to be alerted?',
      hint: 'Choose a text message if calling or hearing is difficult for you.',
    },
    voice: 'Call me',
    sms: 'Send me a text message',
    language: { label: 'In which language do we write to you?' },
    wantsNews: { label: 'Send me the BIN news', hint: 'One mail a week, when there is news.' },
    trap: 'Leave this field empty',
  },
  join: {
    title: (bin) => `Join ${bin}`,
    introduction: [
      'In a neighbourhood information network (BIN), police and neighbours warn each other. When something happens in your neighbourhood, the police call you with a spoken message.',
      'Joining is free and you can stop at any time. The coordinator of the BIN looks at your request.',
    ],
    you: 'Who are you?',
    reach: 'How do we reach you?',
    rules: 'House rules',
    rulesVersion: (version) => `Version ${version}`,
    rulesElsewhere: 'The rules exist only in the language of the police zone.',
    accept: (version) => `I accept the house rules (version ${version})`,
    privacy: 'What happens to your data',
    privacyTexts: (zone, address) => [
      [
        'Who',
        `The local police (${zone}, prevention service) and the coordinator of this BIN. Other members do not see your data.`,
      ],
      ['What for', 'Only to alert you and to send you the messages of the BIN. You give your own consent to this.'],
      [
        'How long',
        `A request that you do not confirm ends after ${CONFIRM_HOURS} hours; one that nobody decides on, after ${DECIDE_DAYS} days. As a member: until you leave the BIN. Your data are then deleted at once; only an unreadable mark of your number and address stays, so that an old list does not enter you again.`,
      ],
      [
        'Your rights',
        `Through the link in every mail you can see, correct, download and delete your data. Questions? ${address}. Complaints: Data Protection Authority, www.dataprotectionauthority.be.`,
      ],
    ],
    submit: 'Send the request',
  },
  mailSent: {
    title: 'Look in your mailbox',
    text: [
      'We sent a mail to the e-mail address that you entered. Click the link in it: only then is your request filed.',
      `The link works for ${CONFIRM_HOURS} hours. No mail? Look among the unwanted mail, or fill in the form again.`,
    ],
  },
  code: {
    title: 'Enter the code from the text message',
    text: ['We sent a text message with a code of six digits to the number that you entered.'],
    label: 'Code of six digits',
    hint: `The code works for ${CODE_MINUTES} minutes.`,
    submit: 'Confirm',
    again: 'Send me a new code',
    sentAgain: 'We sent a new code. Only the last code works.',
  },
  confirmJoining: {
    title: 'Confirm your request',
    text: ['Press the button to file your request with the coordinator of the BIN.'],
    submit: 'Yes, I want to join',
  },
  confirmed: {
    title: 'Your request is filed',
    text: [
      'Thank you. The coordinator of the BIN looks at your request, and you will hear from us.',
      'You are not a member yet. Until then you get no alerts.',
    ],
  },
  deadLink: {
    title: 'This link no longer works',
    text: [
      'The link has expired, was used already, or was replaced by a newer one.',
      'Do you want to join? Fill in the form again. If that does not work, ask the coordinator of your BIN for help.',
    ],
  },
  own: {
    title: 'My data',
    saved: 'Your change is saved.',
    stale:
      'Your data were changed in the meantime, in another window or by the coordinator. Above is what is kept now, in the form is what you filled in. Check it and save it again.',
    kept: 'What we keep of you',
    address: 'Address',
    member: 'Member of',
    coordinator: 'you are the coordinator',
    adjunct: 'you are an adjunct',
    channel: 'When there is an alert',
    byVoice: 'we call you',
    bySms: 'we send you a text message',
    language: 'Language',
    news: 'BIN news by mail',
    houseRules: 'House rules',
    houseRulesOf: (version, date) => `version ${version}, accepted on ${date}`,
    none: 'not given',
    notCallable: (entered) => `${entered} (we cannot call this number: correct it below)`,
    mobile: 'mobile',
    fixed: 'fixed line',
    change: 'Correct',
    changeHint: 'A new e-mail address or mobile number counts only once you have confirmed it.',
    save: 'Save',
    waitingEmail: (address) =>
      `Your new e-mail address ${address} does not count yet: click the link in the mail that we sent there.`,
    waitingPhone: (number) =>
      `Your new mobile number ${number} does not count yet: enter the code that we sent by text message.`,
    numberTaken: 'Another member of this BIN has this number. Ask the coordinator for help.',
    alerts: 'The last alerts',
    noAlerts: 'You have had no alert yet.',
    live: 'Alert',
    test: 'Test alert',
    outcomes: {
      acknowledged: 'you confirmed with 1',
      unconfirmed: 'you got the message and did not press 1',
      voicemail: 'your voicemail answered',
      'no-answer': 'you did not answer',
      busy: 'your line was busy',
      unreachable: 'your number could not be reached',
      failed: 'the call failed for a technical reason',
      cancelled: 'the alert was stopped',
      running: 'the alert is still going on',
    },
    texted: 'you got a text message',
    download: 'Download',
    downloadHint: 'All your data in one file (JSON), to keep or to pass on.',
    downloadSubmit: 'Download my data',
    leave: 'Leave the BIN',
    leaveHint: 'You will get no more alerts and messages, and your data are deleted.',
    leaveSubmit: 'I want to leave the BIN',
    fileName: 'my-data',
  },
  confirmContact: {
    title: 'Confirm your new e-mail address',
    text: ['Press the button. From then on we send the messages of the BIN to this address.'],
    submit: 'Yes, this is my address',
  },
  contactConfirmed: {
    title: 'Confirmed',
    text: ['From now on this is how we reach you. There is nothing more you need to do.'],
  },
  leaving: {
    title: (bin) => `Do you want to leave ${bin}?`,
    text: [
      'Your name, address, telephone number and e-mail address are deleted at once. You will not be called any more and get no more messages of this BIN.',
      'This cannot be undone. If you want to come back later, fill in the form to join again.',
    ],
    coordinator:
      'You are the coordinator of this BIN. When you leave, the BIN has no coordinator any more; the prevention service of the police is told.',
    submit: 'Yes, delete my data',
    back: 'No, back to my data',
    left: (bin) => ({
      title: `You have left ${bin}`,
      text: ['Your data are deleted. Thank you for having been part of it.'],
    }),
  },
  link: {
    title: 'See, correct or delete your data',
    text: [
      'Enter your e-mail address or mobile number. We send you a personal link, one for each BIN of which you are a member.',
    ],
    deadLink: 'This link no longer works. Ask for a new one below.',
    field: { label: 'E-mail address or mobile number' },
    submit: 'Send me my link',
    sent: {
      title: 'Look in your mailbox or at your phone',
      text: [
        'If we know this address or number, a message with your link is on its way to it now.',
        'Nothing received? Perhaps you gave another address or number. Otherwise ask the coordinator of your BIN.',
      ],
    },
  },
}
