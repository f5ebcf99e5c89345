import type { Actor } from './actor'
import type { DialectId } from './dialect-id'

/** Kinds of credential that we issue; the kind decides the dialect of what connects with it. */
export const credentialKinds = ['password', 'access-token', 'api-key', 'jwt', 'ticket'] as const
export type CredentialKind = (typeof credentialKinds)[number]

/** Who connected, resolved from one credential. Everything that follows takes its scope from here, never from input. */
export type Principal = DevicePrincipal | AccountPrincipal | ConsolePrincipal

interface Authenticated {
  /** Stable over reconnects, the first half of the session key: `device:<uuid>`, `user:<uuid>`, ... */
  readonly key: string
  /** As people know it: the device's name, the user's name, the token's name. */
  readonly name: string
  readonly credentialId: string
  readonly credentialKind: CredentialKind
  /** When the credential ends, in ms since the epoch; the live session ends with it. */
  readonly expiresAtMs?: number
}

export interface DevicePrincipal extends Authenticated {
  readonly kind: 'device'
  readonly dialect: DialectId
  readonly deviceId: string
  readonly tenantId: number
  readonly companyId: string
}

/** A user or an API token: the integration side. */
export interface AccountPrincipal extends Authenticated {
  readonly kind: 'user' | 'api-token'
  readonly dialect: 'capture'
  readonly actor: Actor
}

/** The browser's own connection, for one company. */
export interface ConsolePrincipal extends Authenticated {
  readonly kind: 'console'
  readonly actor: Actor
  readonly companyId: string
  readonly companyName: string
}
