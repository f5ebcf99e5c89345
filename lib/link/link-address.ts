import { isAbsolute } from 'node:path'

/** How node:net and node:http reach, or listen on, BROKER_LINK: a Unix socket's path, or `host:port` on loopback. */
export type LinkAddress = { readonly socketPath: string } | { readonly host: string; readonly port: number }

export function linkAddress(link: string): LinkAddress {
  const parts = /^\[?([^[\]/]+)\]?:(\d{1,5})$/.exec(link)
  if (!isAbsolute(link) && parts?.[1] !== undefined) return { host: parts[1], port: Number(parts[2]) }
  return { socketPath: link }
}
