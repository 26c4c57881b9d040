/**
 * Runs at the front of the site before a function is asked (CloudFront Functions, JavaScript runtime 2.0): says who
 * asks, since behind the front every request comes from the front. Its source is what is deployed.
 */
export function handler(event: { request: { headers: Record<string, { value: string }> }; viewer: { ip: string } }) {
  event.request.headers['x-viewer-address'] = { value: event.viewer.ip }
  return event.request
}
