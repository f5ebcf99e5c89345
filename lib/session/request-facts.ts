/** What our own server says of a request in its forwarding headers, which it overwrites on the way in. */

export const addressOf = (headers: Headers): string =>
  headers.get('x-forwarded-for')?.split(',')[0]?.trim() || 'unknown'

export const isHttps = (headers: Headers): boolean =>
  headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https'

/** Host with port, as the browser named it. */
export const hostWithPort = (headers: Headers): string =>
  headers.get('x-forwarded-host')?.split(',')[0]?.trim() || headers.get('host') || 'localhost'

/** Without port, and only where it looks like a host: it goes into files that people run. */
export function hostOf(headers: Headers): string {
  const host = hostWithPort(headers).replace(/:\d+$/, '')
  const bare = /^\[[0-9a-fA-F:]+\]$/.test(host) ? host.slice(1, -1) : host
  return /^[A-Za-z0-9.-]{1,253}$|^[0-9a-fA-F:]{2,39}$/.test(bare) ? bare : 'localhost'
}

export function cookieOf(headers: Headers, name: string): string | undefined {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return undefined
}

/** next-auth's names: the secure one goes over HTTPS alone. */
export const sessionCookieName = (https: boolean): string =>
  `${https ? '__Secure-' : ''}next-auth.session-token`
