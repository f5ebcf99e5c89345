import { hostWithPort, isHttps } from '@/lib/session/request-facts'

/** Where the reader's browser found the console; nothing where that is no plain host: a shell is to run it. */
export function consoleOrigin(headers: Headers): string | undefined {
  const host = hostWithPort(headers)
  if (!/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+)(:\d{1,5})?$/.test(host)) return undefined
  return `${isHttps(headers) ? 'https' : 'http'}://${host}`
}
