/** A request as CloudFront Functions hand it over, as far as it is read here; an answer in its place has a status. */
interface EdgeRequest {
  uri: string
}

/**
 * Runs at the front of the site, before a page of BIN-Nieuws is looked for (CloudFront Functions, JavaScript runtime
 * 2.0): finds the object that holds it, as objectKeyOf of shared/news/paths.ts names it. Its source is what is deployed,
 * so it uses nothing from outside, and of JavaScript what that runtime knows (no `??` or `?.`).
 */
export function handler(event: { request: EdgeRequest }) {
  const request = event.request
  const parts = request.uri.split('/')
  const last = String(parts[parts.length - 1])
  // Only the front page (/nieuws/) and that of a zone (/nieuws/zone/) end in a slash.
  const isBelowZone = parts.length > 4
  let moved = ''
  if (last === '' && isBelowZone) moved = request.uri.replace(/\/+$/, '')
  else if (last === '') request.uri += 'index.html'
  else if (!last.includes('.') && parts.length < 4) moved = `${request.uri}/`
  else if (!last.includes('.')) request.uri += '.html'
  if (moved === '') return request
  return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: moved } } }
}
