import { readLink, signLink } from '#links/link-tokens.ts'

/** A form that anybody may send. */
export type FormPage = 'join' | 'own-link' | 'news'

/** What came of a form's token; whoever has none that is good gets the form again, with all that was typed. */
export type ReadForm = { readonly kind: 'good'; readonly id: string } | { readonly kind: 'too-fast' | 'old' }

/** A form may lie open for as long as this. */
const FORM_HOURS = 24

/** Signs a form: it was made here, at this moment; `about` is what it is for, and `id` is this form's own. */
export function signForm(
  key: Uint8Array,
  form: { readonly page: FormPage; readonly about: string; readonly id: string },
  now: Date,
): Promise<string> {
  const subject = { ...form, at: String(now.getTime()) }
  return signLink(key, 'form', subject, { now, seconds: FORM_HOURS * 3600 })
}

/** Reads the token of a form that was sent: sent sooner than `leastSeconds` after it was shown, no person filled it in. */
export async function readForm(
  key: Uint8Array,
  token: string,
  of: { readonly page: FormPage; readonly about: string; readonly leastSeconds: number },
  now: Date,
): Promise<ReadForm> {
  const link = await readLink(key, 'form', token, now)
  if (link.kind !== 'good') return { kind: 'old' }
  const { page, about, id = '', at = '' } = link.subject
  if (page !== of.page || about !== of.about) return { kind: 'old' }
  return now.getTime() - Number(at) < of.leastSeconds * 1000 ? { kind: 'too-fast' } : { kind: 'good', id }
}
