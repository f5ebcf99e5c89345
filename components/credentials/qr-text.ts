/** What the QR code of an auth config holds: as little as a client needs, so that the code stays easy to read. Pure. */
import type { AuthConfig } from '@/lib/contract/credentials'

interface Login {
  readonly host: string
  readonly port: number
  /** 0: there is none. */
  readonly tlsPort?: number
  readonly clientId: string
  readonly username: string
  readonly password: string
}

/** One line of JSON; the CA and the topics are in the file. */
export const qrText = ({ host, port, tlsPort = 0, clientId, username, password }: Login): string =>
  JSON.stringify({
    version: 1,
    host,
    ...(port === 0 ? {} : { port }),
    ...(tlsPort === 0 ? {} : { tlsPort }),
    clientId,
    username,
    password,
  })

export function qrTextOf({ host, listeners, clientId, username, password }: AuthConfig): string {
  const portOf = (protocol: string) => listeners.find((one) => one.protocol === protocol)?.port ?? 0
  return qrText({ host, port: portOf('mqtt'), tlsPort: portOf('mqtts'), clientId, username, password })
}
