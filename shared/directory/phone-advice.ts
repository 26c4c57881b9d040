import type { Language } from '#contract/vocabulary.ts'
import { normalisePhone, type PhoneFault } from './phone-number.ts'

/** What is wrong with a number that cannot be called, as a person would say it. */
type Trouble =
  | { readonly kind: 'digits'; readonly over: number; readonly plan: Plan; readonly wanted: number }
  | { readonly kind: 'letters'; readonly letters: string }
  | {
      readonly kind:
        | 'two-numbers'
        | 'shortened'
        | 'unassigned'
        | 'short'
        | 'long'
        | 'unassigned-abroad'
        | 'no-number'
        | 'extension'
        | 'service-number'
    }

type Plan = 'mobile' | 'fixed'

/** Digits after the 0 or +32 (Belgian numbering plan, BIPT). */
const DIGITS: Readonly<Record<Plan, number>> = { mobile: 9, fixed: 8 }
/** Who is further off did not slip: they wrote something else. */
const MOST_SLIPS = 3
/** Longer would fill a page with whatever somebody pasted. */
const LONGEST = 40

/** Says in the reader's language exactly what is wrong with a number as it was entered, and what to do about it. */
export function phoneAdvice(entered: string, fault: PhoneFault, language: Language): string {
  const shown = entered.trim().replaceAll(/\s+/g, ' ')
  const quoted = shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown
  return describe[language](quoted, findTrouble(shown, fault))
}

function findTrouble(entered: string, fault: PhoneFault): Trouble {
  if (fault === 'extension' || fault === 'service-number') return { kind: fault }
  if (holdsTwoNumbers(entered)) return { kind: 'two-numbers' }
  if (/^\d(?:[.,]\d+)?e[+]?\d+$/i.test(entered)) return { kind: 'shortened' }
  const letters = [...new Set(entered.match(/\p{L}/gu))].join('')
  if (letters !== '') return { kind: 'letters', letters }
  if (!/\d/.test(entered)) return { kind: 'no-number' }
  return countDigits(entered) ?? foreignTrouble(fault)
}

function countDigits(entered: string): Trouble | undefined {
  const digits = entered.replaceAll(/\D/g, '')
  const [prefix] = (/^\s*[+]/.test(entered) ? /^(?:32)?/ : /^(?:0032|00|32(?=\d{8}))?/).exec(digits) ?? ['']
  const isInternational = prefix.endsWith('32')
  if (!isInternational && (/^\s*[+]/.test(entered) || prefix === '00')) return undefined
  // People write +32 (0)470: the 0 is not dialled.
  const own = digits.slice(prefix.length).replace(/^0/, '')
  const plan: Plan = /^4[5-9]/.test(own) ? 'mobile' : 'fixed'
  const over = own.length - DIGITS[plan]
  if (over === 0) return { kind: 'unassigned' }
  if (Math.abs(over) > MOST_SLIPS) return { kind: over < 0 ? 'short' : 'long' }
  return { kind: 'digits', over, plan, wanted: DIGITS[plan] + (isInternational ? 0 : 1) }
}

function foreignTrouble(fault: PhoneFault): Trouble {
  if (fault === 'too-short') return { kind: 'short' }
  return { kind: fault === 'too-long' ? 'long' : 'unassigned-abroad' }
}

function holdsTwoNumbers(entered: string): boolean {
  const isNumber = (part: string) => 'phone' in normalisePhone(part)
  const separators = [/[;,|]/, /\//, /\s-\s/, /\s(?:of|en|ou|et|oder|und|or|and)\s/i, /\s(?=0|[+])/]
  return separators.some((separator) => entered.split(separator).filter(isNumber).length > 1)
}

type Describe = (entered: string, trouble: Trouble) => string

const describe: Readonly<Record<Language, Describe>> = {
  nl: (entered, trouble) => {
    switch (trouble.kind) {
      case 'digits': {
        const { over, plan, wanted } = trouble
        const many = Math.abs(over) === 1 ? 'een cijfer' : `${Math.abs(over)} cijfers`
        const kind = plan === 'mobile' ? 'gsm-nummer' : 'vast nummer'
        return `${entered} heeft ${many} te ${over < 0 ? 'weinig' : 'veel'}: een Belgisch ${kind} telt er ${wanted}${countsFromZero(wanted, plan) ? ', de 0 vooraan meegeteld' : ' na +32'}.${mayBeForeign(trouble) ? ' Een nummer uit het buitenland begint met + en de landcode.' : ''}`
      }
      case 'letters':
        return `${entered} bevat ${trouble.letters.length === 1 ? `de letter ${trouble.letters}` : 'letters'}. Schrijf een telefoonnummer met cijfers alleen${isLetterO(trouble.letters) ? '; een nul is geen letter' : ''}.`
      case 'two-numbers':
        return `${entered} is meer dan één nummer. Kies er een.`
      case 'shortened':
        return `${entered} is een nummer dat door een rekenblad is ingekort. Zet de kolom op Tekst en vul het nummer opnieuw in.`
      case 'unassigned':
        return `${entered} is in België geen nummer dat bestaat. Kijk de eerste cijfers na.`
      case 'short':
        return `${entered} is te kort voor een telefoonnummer.`
      case 'long':
        return `${entered} is te lang voor een telefoonnummer.`
      case 'unassigned-abroad':
        return `${entered} is geen nummer dat bestaat. Kijk de landcode en de eerste cijfers na.`
      case 'no-number':
        return `${entered} is geen telefoonnummer.`
      case 'extension':
        return `${entered} heeft een toestelnummer, en een oproep kan na het opnemen niets meer kiezen. Geef een rechtstreeks nummer.`
      case 'service-number':
        return `${entered} is een dienstnummer (zoals 0800, 070, 078 of 090x), geen nummer van iemand thuis. Geef een gsm- of vast nummer.`
    }
  },
  fr: (entered, trouble) => {
    switch (trouble.kind) {
      case 'digits': {
        const { over, plan, wanted } = trouble
        const many = Math.abs(over) === 1 ? 'un chiffre' : `${Math.abs(over)} chiffres`
        const kind = plan === 'mobile' ? 'de GSM' : 'fixe'
        return `${entered} compte ${many} de ${over < 0 ? 'moins' : 'trop'}${over < 0 ? ' que prévu' : ''} : un numéro ${kind} belge en compte ${wanted}${countsFromZero(wanted, plan) ? ', le 0 initial compris' : ' après +32'}.${mayBeForeign(trouble) ? ' Un numéro étranger commence par + et l’indicatif du pays.' : ''}`
      }
      case 'letters':
        return `${entered} contient ${trouble.letters.length === 1 ? `la lettre ${trouble.letters}` : 'des lettres'}. N’écrivez que des chiffres${isLetterO(trouble.letters) ? ' ; un zéro n’est pas une lettre' : ''}.`
      case 'two-numbers':
        return `${entered} contient plus d’un numéro. Choisissez-en un.`
      case 'shortened':
        return `${entered} est un numéro abrégé par un tableur. Mettez la colonne au format Texte et remplissez-le à nouveau.`
      case 'unassigned':
        return `${entered} n’est pas un numéro qui existe en Belgique. Vérifiez les premiers chiffres.`
      case 'short':
        return `${entered} est trop court pour un numéro de téléphone.`
      case 'long':
        return `${entered} est trop long pour un numéro de téléphone.`
      case 'unassigned-abroad':
        return `${entered} n’est pas un numéro qui existe. Vérifiez l’indicatif du pays et les premiers chiffres.`
      case 'no-number':
        return `${entered} n’est pas un numéro de téléphone.`
      case 'extension':
        return `${entered} comporte un numéro de poste, et un appel ne peut plus rien composer après le décrochage. Donnez un numéro direct.`
      case 'service-number':
        return `${entered} est un numéro de service (comme 0800, 070, 078 ou 090x), pas celui d’une personne. Donnez un numéro de GSM ou fixe.`
    }
  },
  de: (entered, trouble) => {
    switch (trouble.kind) {
      case 'digits': {
        const { over, plan, wanted } = trouble
        const many = Math.abs(over) === 1 ? 'eine Ziffer' : `${Math.abs(over)} Ziffern`
        const kind = plan === 'mobile' ? 'Handynummer' : 'Festnetznummer'
        return `${entered} hat ${many} zu ${over < 0 ? 'wenig' : 'viel'}: eine belgische ${kind} hat ${wanted}${countsFromZero(wanted, plan) ? ', die 0 am Anfang mitgezählt' : ' nach +32'}.${mayBeForeign(trouble) ? ' Eine Nummer aus dem Ausland beginnt mit + und der Landesvorwahl.' : ''}`
      }
      case 'letters':
        return `${entered} enthält ${trouble.letters.length === 1 ? `den Buchstaben ${trouble.letters}` : 'Buchstaben'}. Schreiben Sie nur Ziffern${isLetterO(trouble.letters) ? '; eine Null ist kein Buchstabe' : ''}.`
      case 'two-numbers':
        return `${entered} enthält mehr als eine Nummer. Wählen Sie eine davon.`
      case 'shortened':
        return `${entered} ist eine von einer Tabelle gekürzte Nummer. Stellen Sie die Spalte auf Text und tragen Sie die Nummer neu ein.`
      case 'unassigned':
        return `${entered} gibt es in Belgien nicht. Prüfen Sie die ersten Ziffern.`
      case 'short':
        return `${entered} ist zu kurz für eine Telefonnummer.`
      case 'long':
        return `${entered} ist zu lang für eine Telefonnummer.`
      case 'unassigned-abroad':
        return `${entered} gibt es nicht. Prüfen Sie die Landesvorwahl und die ersten Ziffern.`
      case 'no-number':
        return `${entered} ist keine Telefonnummer.`
      case 'extension':
        return `${entered} hat eine Durchwahl, und ein Anruf kann nach dem Abheben nichts mehr wählen. Geben Sie eine direkte Nummer an.`
      case 'service-number':
        return `${entered} ist eine Servicenummer (wie 0800, 070, 078 oder 090x), keine Nummer einer Person. Geben Sie eine Handy- oder Festnetznummer an.`
    }
  },
  en: (entered, trouble) => {
    switch (trouble.kind) {
      case 'digits': {
        const { over, plan, wanted } = trouble
        const many = Math.abs(over) === 1 ? 'one digit' : `${Math.abs(over)} digits`
        const kind = plan === 'mobile' ? 'mobile' : 'landline'
        return `${entered} has ${many} too ${over < 0 ? 'few' : 'many'}: a Belgian ${kind} number has ${wanted}${countsFromZero(wanted, plan) ? ', the leading 0 included' : ' after +32'}.${mayBeForeign(trouble) ? ' A number from abroad begins with + and the country code.' : ''}`
      }
      case 'letters':
        return `${entered} contains ${trouble.letters.length === 1 ? `the letter ${trouble.letters}` : 'letters'}. Write digits only${isLetterO(trouble.letters) ? '; a zero is not a letter' : ''}.`
      case 'two-numbers':
        return `${entered} is more than one number. Choose one of them.`
      case 'shortened':
        return `${entered} is a number that a spreadsheet shortened. Set the column to Text and fill in the number again.`
      case 'unassigned':
        return `${entered} is no number that exists in Belgium. Check the first digits.`
      case 'short':
        return `${entered} is too short for a telephone number.`
      case 'long':
        return `${entered} is too long for a telephone number.`
      case 'unassigned-abroad':
        return `${entered} is no number that exists. Check the country code and the first digits.`
      case 'no-number':
        return `${entered} is not a telephone number.`
      case 'extension':
        return `${entered} has an extension, and a call cannot dial anything after it is answered. Give a direct number.`
      case 'service-number':
        return `${entered} is a service number (such as 0800, 070, 078 or 090x), not somebody’s own. Give a mobile or landline number.`
    }
  },
}

function countsFromZero(wanted: number, plan: Plan): boolean {
  return wanted > DIGITS[plan]
}

/** Ten digits behind a 0 are a mobile number in France and the Netherlands. */
function mayBeForeign({ over, plan, wanted }: Extract<Trouble, { kind: 'digits' }>): boolean {
  return over > 0 && plan === 'fixed' && countsFromZero(wanted, plan)
}

function isLetterO(letters: string): boolean {
  return letters.toLowerCase() === 'o'
}
