/**
 * Runs at the front of the site (CloudFront Functions, JavaScript runtime 2.0) before a page of BIN-Nieuws is looked
 * for: finds the object that holds it, as objectKeyOf of shared/news/paths.ts names it.
 *
 * @param {{ request: { uri: string } }} event
 */
function handler(event) {
  const request = event.request
  const parts = request.uri.split('/')
  const last = parts[parts.length - 1]
  const isFolder = parts.length < 5
  if (last === '') {
    if (!isFolder) return moved(request.uri.replace(/\/+$/, ''))
    request.uri += 'index.html'
  } else if (!last.includes('.')) {
    // Only the front page (/nieuws/) and that of a zone (/nieuws/zone/) end in a slash.
    if (parts.length < 4) return moved(`${request.uri}/`)
    request.uri += '.html'
  }
  return request
}

/** @param {string} uri */
function moved(uri) {
  return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: uri } } }
}
