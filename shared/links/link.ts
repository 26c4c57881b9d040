/** What a signed link lets its holder do: a token for one purpose is none for another. */
export type LinkPurpose =
  | 'form'
  | 'confirm-joining'
  | 'confirm-contact'
  | 'self-service'
  | 'unsubscribe'
  | 'relay'
  | 'confirm-news'
  | 'answer-meeting'
  | 'answer-survey'

/** Who or what a link is about, in ids; never a name, number or address: links end up in histories and logs. */
export type LinkSubject = Readonly<Record<string, string>>

/** What came of reading a token: `expired` was once good, `forged` never was. */
export type ReadLink =
  | { readonly kind: 'good'; readonly subject: LinkSubject }
  | { readonly kind: 'expired' | 'forged' }
