/** A request as CloudFront Functions hand it over, as far as it is read here; an answer in its place has a status. */
interface EdgeRequest {
  uri: string
}

/**
 * Runs at the front of the site for an address that is neither a page nor a file (CloudFront Functions, JavaScript
 * runtime 2.0): who types the bare name wants the news; who mistypes is told so by the function that does it for
 * addresses below /nieuws/. All such addresses are one to the cache. Its source is what is deployed.
 */
export function handler(event: { request: EdgeRequest }) {
  const request = event.request
  if (request.uri === '/') {
    return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: '/nieuws/' } } }
  }
  request.uri = '/nieuws/bestaat-niet'
  return request
}
