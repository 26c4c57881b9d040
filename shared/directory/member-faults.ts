import type { Language } from '#contract/vocabulary.ts'
import type { FieldFault } from './field-fault.ts'

/** What is wrong with what was entered about a member, beside the number itself. */
export type MemberFaultCode = 'no-reach' | 'sms-needs-mobile' | 'in-the-future' | 'complained'

const texts: Readonly<Record<Language, Readonly<Record<MemberFaultCode, string>>>> = {
  nl: {
    'no-reach': 'Geef minstens een telefoonnummer of een e-mailadres.',
    'sms-needs-mobile': 'Sms gaat alleen naar een gsm-nummer. Kies bellen (voice), of geef een gsm-nummer.',
    'in-the-future': 'Deze dag moet nog komen. Geef de dag waarop het huishoudelijk reglement aanvaard werd.',
    complained: 'Dit lid meldde onze mail als ongewenst. Wil het die toch, vraag dan een ander adres en vul dat in.',
  },
  fr: {
    'no-reach': 'Donnez au moins un numéro de téléphone ou une adresse e-mail.',
    'sms-needs-mobile': 'Un SMS ne va qu’à un numéro de GSM. Choisissez l’appel (voice), ou donnez un numéro de GSM.',
    'in-the-future': 'Ce jour est encore à venir. Donnez le jour où le règlement d’ordre intérieur a été accepté.',
    complained:
      'Ce membre a signalé nos e-mails comme indésirables. S’il en veut quand même, demandez-lui une autre adresse et indiquez-la.',
  },
  de: {
    'no-reach': 'Geben Sie mindestens eine Telefonnummer oder eine E-Mail-Adresse an.',
    'sms-needs-mobile':
      'Eine SMS geht nur an eine Handynummer. Wählen Sie den Anruf (voice), oder geben Sie eine Handynummer an.',
    'in-the-future': 'Dieser Tag kommt erst noch. Geben Sie den Tag an, an dem die Hausordnung angenommen wurde.',
    complained:
      'Dieses Mitglied hat unsere E-Mails als unerwünscht gemeldet. Will es sie doch, bitten Sie um eine andere Adresse, und tragen Sie diese ein.',
  },
  en: {
    'no-reach': 'Give at least a telephone number or an e-mail address.',
    'sms-needs-mobile': 'A text message goes to a mobile number only. Choose a call (voice), or give a mobile number.',
    'in-the-future': 'This day is yet to come. Give the day on which the house rules were accepted.',
    complained:
      'This member reported our mail as unwanted. If they want it after all, ask them for another address and fill that in.',
  },
}

/** Says what is wrong with a field. */
export function memberFault(path: string, code: MemberFaultCode, language: Language): FieldFault {
  return { path, message: texts[language][code] }
}
