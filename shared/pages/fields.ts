import { html } from 'hono/html'
import type { Html } from './layout.ts'

/** A fault beside a field; it is listed at the top of the form too. */
export interface FieldFault {
  /** The field's name, which is its id. */
  readonly field: string
  readonly text: string
}

interface FieldBasics {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly faults: readonly FieldFault[]
}

interface TextField extends FieldBasics {
  readonly value: string
  readonly type?: 'text' | 'email' | 'tel'
  readonly autocomplete?: string
  readonly inputmode?: 'numeric'
  /** The id of a datalist. */
  readonly list?: string
  readonly look?: 'short' | 'code'
  /** What to say beside the label of a field that may stay empty, if anything; absent: it must be filled in. */
  readonly optional?: string
  readonly most?: number
}

/** A field for one line of text, with its hint and its fault. */
export function textField(field: TextField): Html {
  const { name, label, value, type = 'text', look, optional, list, inputmode, autocomplete, most } = field
  const fault = faultOf(field)
  return html`<div class="field${fault === undefined ? '' : ' wrong'}">
<label for="${name}">${label}${optional === undefined || optional === '' ? '' : html` <span class="optional">(${optional})</span>`}</label>
${hintAndFault(field)}
<input id="${name}" name="${name}" type="${type}" value="${value}"${look === undefined ? '' : html` class="${look}"`}${
    list === undefined ? '' : html` list="${list}"`
  }${inputmode === undefined ? '' : html` inputmode="${inputmode}"`}${
    autocomplete === undefined ? '' : html` autocomplete="${autocomplete}"`
  }${most === undefined ? '' : html` maxlength="${most}"`}${optional === undefined ? html` required` : ''}${described(field)}>
</div>`
}

/** A field for a text of several lines, with its hint and its fault. */
export function textArea(
  field: FieldBasics & {
    readonly value: string
    readonly rows: number
    readonly most: number
    /** What to say beside the label of a field that may stay empty; absent: it must be filled in. */
    readonly optional?: string
  },
): Html {
  const { name, label, value, rows, most, optional } = field
  const fault = faultOf(field)
  // A browser drops one line end behind the opening tag: this one, not the text's own.
  return html`<div class="field${fault === undefined ? '' : ' wrong'}">
<label for="${name}">${label}${optional === undefined ? '' : html` <span class="optional">(${optional})</span>`}</label>
${hintAndFault(field)}
<textarea id="${name}" name="${name}" rows="${rows}" maxlength="${most}"${optional === undefined ? html` required` : ''}${described(field)}>
${value}</textarea>
</div>`
}

/** One choice out of a few; the first of them has the group's name as its id. */
export function oneOf(
  field: FieldBasics & {
    readonly chosen: string
    readonly options: readonly { readonly value: string; readonly label: string; readonly lang?: string }[]
  },
): Html {
  const { name, label, options, chosen } = field
  const fault = faultOf(field)
  return html`<fieldset${fault === undefined ? '' : html` class="wrong"`}${described(field, 'group')}>
<legend>${label}</legend>
${hintAndFault(field)}
${options.map(
  ({ value, label: text, lang }, place) =>
    html`<label class="choice"${lang === undefined ? '' : html` lang="${lang}"`}><input type="radio" id="${place === 0 ? name : `${name}-${value}`}" name="${name}" value="${value}"${value === chosen ? html` checked` : ''}> ${text}</label>`,
)}
</fieldset>`
}

/** Something to tick. */
export function tick(field: FieldBasics & { readonly checked: boolean; readonly required?: boolean }): Html {
  const { name, label, checked, required = false } = field
  const fault = faultOf(field)
  return html`<div class="field${fault === undefined ? '' : ' wrong'}">
${fault === undefined ? '' : html`<span class="error" id="${name}-fault">${fault}</span>`}
<label class="choice"><input type="checkbox" id="${name}" name="${name}" value="yes"${checked ? html` checked` : ''}${required ? html` required` : ''}${described(field)}> <span>${label}</span></label>
${field.hint === undefined ? '' : html`<span class="hint" id="${name}-hint">${field.hint}</span>`}
</div>`
}

/** What is wrong with a form, at its top, each with a way to its field; it has the focus when the page opens. */
export function faultSummary(title: string, faults: readonly FieldFault[], notice?: string): Html | '' {
  if (faults.length === 0 && notice === undefined) return ''
  return html`<div class="wrong" role="alert" tabindex="-1" autofocus>
<h2>${notice ?? title}</h2>
${faults.length === 0 ? '' : html`<ul>${faults.map(({ field, text }) => html`<li><a href="#${field}">${text}</a></li>`)}</ul>`}
</div>`
}

function faultOf({ name, faults }: FieldBasics): string | undefined {
  return faults.find(({ field }) => field === name)?.text
}

function hintAndFault(field: FieldBasics): Html {
  const { name, hint } = field
  const fault = faultOf(field)
  return html`${hint === undefined ? '' : html`<span class="hint" id="${name}-hint">${hint}</span>`}${
    fault === undefined ? '' : html`<span class="error" id="${name}-fault">${fault}</span>`
  }`
}

/** Ties hint and fault to a field, for who hears the page; a group of choices cannot itself be invalid. */
function described(field: FieldBasics, kind: 'field' | 'group' = 'field'): Html | '' {
  const { name, hint } = field
  const fault = faultOf(field)
  const ids = [hint === undefined ? [] : [`${name}-hint`], fault === undefined ? [] : [`${name}-fault`]].flat()
  const invalid = fault !== undefined && kind === 'field'
  if (ids.length === 0) return ''
  return html` aria-describedby="${ids.join(' ')}"${invalid ? html` aria-invalid="true"` : ''}`
}
