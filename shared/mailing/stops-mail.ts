import type { Language } from '#contract/vocabulary.ts'
import { escapeMarkdown } from '#mail/escape-markdown.ts'
import { layoutMail } from '#mail/layout-mail.ts'
import { renderMarkdown } from '#mail/markdown.ts'
import type { StopReason } from './stop.ts'

/** A member whose address gets no more mail. */
export interface StoppedMember {
  readonly name: string
  readonly reason: StopReason
}

interface StopsPhrases {
  readonly title: string
  readonly opening: string
  readonly reasons: Readonly<Record<StopReason, string>>
  readonly closing: string
  /** Where an address may work again. */
  readonly again: string
}

const nl: StopsPhrases = {
  title: 'Leden die geen mail meer krijgen',
  opening: 'Naar het mailadres van deze leden gaat geen mail meer:',
  reasons: {
    bounced: 'het adres bestaat niet (meer)',
    complained: 'de mail werd als ongewenst gemeld',
    'soft-bounced': 'mail kwam herhaaldelijk terug; de mailbox is misschien vol',
    unsubscribed: 'uitgeschreven',
  },
  closing:
    'Vraag hen naar een adres dat werkt en pas het aan in de ledenlijst. Voor dringende oproepen verandert er niets: die gaan per telefoon.',
  again: 'Werkt een adres toch weer? Zet de mail dan weer aan in de ledenlijst.',
}

const fr: StopsPhrases = {
  title: 'Membres qui ne reçoivent plus d’e-mails',
  opening: 'Ces membres ne reçoivent plus d’e-mails à leur adresse :',
  reasons: {
    bounced: 'l’adresse n’existe pas (ou plus)',
    complained: 'l’e-mail a été signalé comme indésirable',
    'soft-bounced': 'des e-mails sont revenus plusieurs fois ; la boîte est peut-être pleine',
    unsubscribed: 'désinscrit',
  },
  closing:
    'Demandez-leur une adresse qui fonctionne et corrigez-la dans la liste des membres. Rien ne change pour les appels urgents : ils se font par téléphone.',
  again: 'Une adresse fonctionne de nouveau ? Réactivez alors les e-mails dans la liste des membres.',
}

const de: StopsPhrases = {
  title: 'Mitglieder, die keine E-Mails mehr erhalten',
  opening: 'An die Adresse dieser Mitglieder gehen keine E-Mails mehr:',
  reasons: {
    bounced: 'die Adresse gibt es nicht (mehr)',
    complained: 'die E-Mail wurde als unerwünscht gemeldet',
    'soft-bounced': 'E-Mails kamen mehrmals zurück; das Postfach ist vielleicht voll',
    unsubscribed: 'abgemeldet',
  },
  closing:
    'Fragen Sie sie nach einer Adresse, die funktioniert, und ändern Sie sie in der Mitgliederliste. Für dringende Anrufe ändert sich nichts: Sie kommen per Telefon.',
  again: 'Funktioniert eine Adresse doch wieder? Dann schalten Sie die E-Mails in der Mitgliederliste wieder ein.',
}

const en: StopsPhrases = {
  title: 'Members who get no more mail',
  opening: 'No more mail goes to the address of these members:',
  reasons: {
    bounced: 'the address does not exist (any more)',
    complained: 'the mail was reported as unwanted',
    'soft-bounced': 'mail came back several times; the mailbox may be full',
    unsubscribed: 'unsubscribed',
  },
  closing:
    'Ask them for an address that works and change it in the list of members. Nothing changes for urgent alerts: they come by telephone.',
  again: 'Does an address work again after all? Then turn its mail on again in the list of members.',
}

const phrases: Readonly<Record<Language, StopsPhrases>> = { nl, fr, de, en }

/** The mail that tells a coordinator which members of a BIN get no more mail, and why. */
export function stopsMail(
  { binName, language, stage }: { readonly binName: string; readonly language: Language; readonly stage: string },
  members: readonly StoppedMember[],
) {
  const { title, opening, reasons, closing, again } = phrases[language]
  const mayWorkAgain = members.some(({ reason }) => reason === 'bounced' || reason === 'soft-bounced')
  const lines = members
    .toSorted((a, b) => a.name.localeCompare(b.name, language))
    .map(({ name, reason }) => `- ${escapeMarkdown(name)}: ${reasons[reason]}`)
  return layoutMail({
    language,
    stage,
    sender: `BIN ${binName}`,
    title,
    body: renderMarkdown([opening, lines.join('\n'), closing, ...(mayWorkAgain ? [again] : [])].join('\n\n')),
    footer: { reason: 'mailbox', of: `BIN ${binName}` },
  })
}
