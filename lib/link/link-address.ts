import { isAbsolute } from 'node:path'

/** How node:net reaches, or listens on, BROKER_LINK: a Unix socket's path, or `host:port` on loopback. */
export type LinkAddress = { readonly path: string } | { readonly host: string; readonly port: number }

export function linkAddress(link: string): LinkAddress {
  const parts = /^\[?([^[\]/]+)\]?:(\d{1,5})$/.exec(link)
  if (!isAbsolute(link) && parts?.[1] !== undefined) return { host: parts[1], port: Number(parts[2]) }
  return { path: link }
}
