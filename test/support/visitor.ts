/** A page as somebody without JavaScript gets it. */
export interface VisitedPage {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** What one reads, entities resolved. */
  readonly text: string
  readonly forms: readonly VisitedForm[]
}

/** A form with what stands in it. */
export interface VisitedForm {
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
}

/** Somebody on the public pages: opens them, and sends forms as a browser does. */
export class Visitor {
  readonly #url: string
  constructor(url: string) {
    this.#url = url
  }

  async open(path: string, headers: Readonly<Record<string, string>> = {}): Promise<VisitedPage> {
    return readPage(await fetch(new URL(path, this.#url), { headers, redirect: 'manual' }))
  }

  /** Sends the form of a page that has this action, or else its first, with what is filled in over what stood there. */
  async send(
    page: VisitedPage,
    filledIn: Readonly<Record<string, string>> = {},
    to?: { readonly action: string; readonly with?: string },
  ): Promise<VisitedPage> {
    const form = page.forms.find(
      ({ action, fields }) =>
        to === undefined || (action === to.action && (to.with === undefined || to.with in fields)),
    )
    if (form === undefined) throw new Error(`there is no such form in: ${page.text.slice(0, 400)}`)
    const body = new URLSearchParams({ ...form.fields, ...filledIn })
    return readPage(await fetch(new URL(form.action, this.#url), { method: 'POST', body, redirect: 'manual' }))
  }
}

async function readPage(response: Response): Promise<VisitedPage> {
  const html = await response.text()
  const { status, headers } = response
  return {
    status,
    headers,
    html,
    text: textOf(html),
    forms: [...html.matchAll(/<form\b[^>]*>.*?<\/form>/gs)].map(formOf),
  }
}

function formOf([whole]: RegExpMatchArray): VisitedForm {
  const inputs = [...whole.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag)
  const fields = inputs.flatMap((tag): (readonly [string, string])[] => {
    const name = attributeOf(tag, 'name')
    const type = attributeOf(tag, 'type')
    const isChoice = type === 'radio' || type === 'checkbox'
    if (name === undefined || (isChoice && !/\schecked\b/.test(tag))) return []
    return [[name, attributeOf(tag, 'value') ?? '']]
  })
  return {
    action: attributeOf(/^<form\b[^>]*>/.exec(whole)?.[0] ?? '', 'action') ?? '',
    fields: Object.fromEntries(fields),
  }
}

function attributeOf(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value === undefined ? undefined : resolved(value)
}

function textOf(html: string): string {
  return resolved(html.replace(/<style>.*?<\/style>/s, '').replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ')
}

function resolved(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
