import type { Surface } from '@/lib/log/own-metrics'

const VENDORS = /^\/(Auth|v1\/publish|v2\/publish\/[^/]*)$/

/** Of what a request is; a path is never a label, or whoever asks for many would fill the memory. */
export function surfaceOf(url: string | undefined): Surface {
  const path = (url ?? '/').split('?')[0] ?? '/'
  if (path.startsWith('/api/') || VENDORS.test(path)) return 'api'
  return path.startsWith('/_next/') || /\.[a-z0-9]+$/.test(path) ? 'asset' : 'page'
}
