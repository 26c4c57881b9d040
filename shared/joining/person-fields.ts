import { html } from 'hono/html'
import type { Language } from '#contract/vocabulary.ts'
import { phoneAdvice } from '#directory/phone-advice.ts'
import { type FieldFault, oneOf, textField, tick } from '#pages/fields.ts'
import type { Html } from '#pages/layout.ts'
import type { Fault, Typed } from './person-form.ts'
import { languageNames, pageTexts } from './texts.ts'

/** What is wrong with each field, in the reader's language. */
export function describeFaults(faults: readonly Fault[], language: Language): readonly FieldFault[] {
  const texts = pageTexts(language).faults
  return faults.map((fault) => ({
    field: fault.field,
    text: 'entered' in fault ? phoneAdvice(fault.entered, fault.fault, language) : texts[fault.code],
  }))
}

interface PersonFields {
  readonly typed: Typed
  readonly language: Language
  readonly faults: readonly FieldFault[]
}

/** Who somebody is and where they live; `streets` are offered, and any other may be typed. */
export function whoFields({ typed, language, faults }: PersonFields, streets: readonly string[]): Html {
  const { fields } = pageTexts(language)
  return html`${textField({ name: 'name', ...fields.name, value: typed.name, autocomplete: 'name', most: 100, faults })}
${textField({ name: 'street', ...fields.street, value: typed.street, autocomplete: 'off', list: 'streets', most: 100, faults })}
<datalist id="streets">${streets.map((street) => html`<option value="${street}">`)}</datalist>
${textField({ name: 'houseNumber', ...fields.houseNumber, value: typed.houseNumber, autocomplete: 'off', look: 'short', most: 20, faults })}`
}

/** How somebody is reached. */
export function reachFields({ typed, language, faults }: PersonFields): Html {
  const { fields } = pageTexts(language)
  const languages = Object.entries(languageNames).map(([value, label]) => ({ value, label, lang: value }))
  return html`<p class="hint">${fields.reachHint}</p>
${textField({ name: 'phone', ...fields.phone, value: typed.phone, type: 'tel', autocomplete: 'tel', optional: '', most: 40, faults })}
${textField({ name: 'email', ...fields.email, value: typed.email, type: 'email', autocomplete: 'email', optional: '', most: 254, faults })}
${oneOf({
  name: 'channel',
  label: fields.channel.label,
  hint: fields.channel.hint,
  faults,
  chosen: typed.channel,
  options: [
    { value: 'voice', label: fields.voice },
    { value: 'sms', label: fields.sms },
  ],
})}
${oneOf({ name: 'language', label: fields.language.label, faults, chosen: typed.language, options: languages })}
${tick({ name: 'wantsNews', ...fields.wantsNews, checked: typed.wantsNews, faults })}`
}
