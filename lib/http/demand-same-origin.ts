import { forbidden } from '@/lib/core/fault'
import { hostWithPort, isHttps } from '@/lib/session/request-facts'

/** A cookie comes along with any page's request; a change must come from our own. */
export function demandSameOrigin(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const { headers } = request
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  const own = `${isHttps(headers) ? 'https' : 'http'}://${hostWithPort(headers)}`
  const isOwn =
    origin === null ? site === 'same-origin' : origin === own && (site === null || site === 'same-origin')
  if (!isOwn) {
    throw forbidden(
      'A call with the cookie of the console must come from its own pages; send a Bearer token instead.',
    )
  }
}
