/** A mail as its reader has it; written from the standards, and knowing nothing of the library that wrote the mail. */
export interface ReadMail {
  readonly headers: ReadonlyMap<string, string>
  readonly parts: readonly ReadPart[]
}

export interface ReadPart {
  readonly type: string
  readonly parameters: Readonly<Record<string, string>>
  readonly disposition: string
  readonly body: string
}

/** Reads a message of RFC 5322; fails on anything that would not pass as one on the way. */
export function readMail(message: Buffer): ReadMail {
  const source = message.toString('latin1')
  if (/[^\t\r\n\u0020-\u007E]/.test(source)) throw new Error('a byte that is not ASCII')
  if (/\r(?!\n)|(?<!\r)\n/.test(source)) throw new Error('a line break that is not CR LF')
  if (source.split('\r\n').some((line) => line.length > 998)) throw new Error('a line over 998 characters')
  const { headers, body } = readEntity(source)
  return { headers, parts: readParts(headers, body) }
}

/** Name and address of a header with one mailbox. */
export function readMailbox(value: string): { readonly name: string; readonly address: string } {
  const [, phrase = '', address = ''] = /^(?:(.*) )?<([^<>]+)>$/s.exec(value) ?? [undefined, '', value]
  const quoted = /^"((?:[^"\\]|\\.)*)"$/s.exec(phrase)
  return { name: quoted === null ? readWords(phrase) : (quoted[1] ?? '').replaceAll(/\\(.)/gs, '$1'), address }
}

/** RFC 2047: encoded words, without the white space between two of them. */
export function readWords(value: string): string {
  const joined = value.replaceAll(/(=\?[^?]+\?[BQ]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
  return joined.replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, encoding: string, text: string) =>
    encoding.toUpperCase() === 'B'
      ? Buffer.from(text, 'base64').toString('utf8')
      : quotedPrintable(text.replaceAll('_', ' ')),
  )
}

function readEntity(source: string): { readonly headers: Map<string, string>; readonly body: string } {
  const end = source.indexOf('\r\n\r\n')
  const headers = new Map<string, string>()
  for (const field of source
    .slice(0, end)
    .replaceAll(/\r\n(?=[ \t])/g, '')
    .split('\r\n')) {
    const [, name = '', value = ''] = /^([!-9;-~]+):[ \t]*(.*)$/.exec(field) ?? []
    if (name === '' || headers.has(name.toLowerCase())) throw new Error(`a header of no or of two meanings: ${field}`)
    headers.set(name.toLowerCase(), value)
  }
  return { headers, body: source.slice(end + 4) }
}

function readParts(headers: ReadonlyMap<string, string>, body: string): readonly ReadPart[] {
  const { value: type, parameters } = readParameters(headers.get('content-type') ?? 'text/plain')
  if (!type.startsWith('multipart/')) {
    const disposition = headers.get('content-disposition') ?? 'inline'
    return [{ type, parameters, disposition, body: decode(headers.get('content-transfer-encoding') ?? '7bit', body) }]
  }
  const [preamble, ...parts] = `\r\n${body}`.split(`\r\n--${parameters['boundary']}`)
  const epilogue = parts.pop()
  if (preamble !== '' || !epilogue?.startsWith('--')) throw new Error('parts that do not begin or end')
  return parts.flatMap((part) => {
    const inner = readEntity(part.replace(/^\r\n/, ''))
    return readParts(inner.headers, inner.body)
  })
}

function readParameters(value: string): { readonly value: string; readonly parameters: Record<string, string> } {
  const found = [...value.matchAll(/;\s*([\w*-]+)=(?:"([^"]*)"|([^;\s]*))/g)]
  const parameters = Object.fromEntries(found.map(([, name = '', quoted, plain]) => [name, quoted ?? plain ?? '']))
  return { value: value.split(';')[0]?.trim().toLowerCase() ?? '', parameters }
}

function decode(encoding: string, body: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  return encoding === 'quoted-printable' ? quotedPrintable(body.replaceAll(/=[ \t]*\r\n/g, '')) : body
}

function quotedPrintable(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
