import { isIP } from 'node:net'

/** What every answer carries; the content security policy, which needs a nonce, is the console's own. */
export function staticHeaders(protocol: 'http' | 'https', host: string): Readonly<Record<string, string>> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    ...(protocol === 'https' && mayDemandHttps(host)
      ? { 'Strict-Transport-Security': 'max-age=31536000' }
      : {}),
  }
}

/** The demand holds for every port of the host: on localhost it would shut the plain console out. */
function mayDemandHttps(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
  return name !== '' && name !== 'localhost' && isIP(name) === 0
}
