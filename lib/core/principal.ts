import type { Actor } from './actor'
import type { DialectId } from './dialect-id'
import type { TenantLimits } from './tenant-limits'

/** What somebody logs in with. `none` is no credential at all: anonymous readers, and clients of the lab listener. */
export const credentialKinds = [
  'password',
  'access-token',
  'key',
  'plain',
  'api-key',
  'api-token',
  'device-token',
  'jwt',
  'ticket',
  'none',
] as const
export type CredentialKind = (typeof credentialKinds)[number]

/** Which rule of the login matched; it stands in the Live Log record of the connection. */
export const loginRules = [
  'device user name and password',
  'key id and secret',
  'plain user name and password',
  'access token as user name, empty password',
  'access token as user name, no password',
  'access token as password',
  '<device>@<application> as user name',
  '<device>@<application> as client id',
  'account id and device token',
  'user name and password',
  'user name and JWT',
  'user name and API key',
  'JWT alone, as user name',
  'JWT alone, as password',
  'API token id and value',
  'anonymous',
  'lab listener',
  'console ticket',
] as const
export type LoginRule = (typeof loginRules)[number]

/** Who connected, resolved from one credential. Everything that follows takes its scope from here, never from input. */
export type Principal =
  | DevicePrincipal
  | ActorPrincipal
  | AccountPrincipal
  | TenantPrincipal
  | AnonymousPrincipal
  | ConsolePrincipal

interface Authenticated {
  /** Stable over reconnects, the first half of the session key: `device:<uuid>`, `user:<uuid>`, ... */
  readonly key: string
  /** As people know it: the device's name, the user's name, the token's name. */
  readonly name: string
  readonly credentialId: string
  readonly credentialKind: CredentialKind
  readonly rule: LoginRule
  /** When the credential ends, in ms since the epoch; the live session ends with it. */
  readonly expiresAtMs?: number
}

export interface DevicePrincipal extends Authenticated {
  readonly kind: 'device'
  /** The device's own dialect, or plain where the credential is one. */
  readonly dialect: DialectId
  readonly deviceId: string
  readonly tenantId: number
  readonly companyId: string
}

/** An application whose events and commands somebody may reach: that of one tenant. */
export interface Application {
  readonly application: string
  readonly tenantId: number
  readonly companyId: string
}

/** A user or an API token: the integration side, whose Capture and Drogue claims are granted together. */
export interface ActorPrincipal extends Authenticated {
  readonly kind: 'user' | 'api-token'
  /** Whose rules of CONNECT and of refusals hold: Drogue's for API keys and lone tokens. */
  readonly dialect: 'capture' | 'drogue'
  readonly actor: Actor
  /** Of the tenants in its reaches. */
  readonly applications: readonly Application[]
}

/** A ThingScale account: one a tenant, whose topics name the device. */
export interface AccountPrincipal extends Authenticated {
  readonly kind: 'account'
  readonly dialect: 'thingscale'
  readonly tenantId: number
  readonly companyId: string
  readonly companyName: string
  readonly limits: TenantLimits
}

/** In the plain namespace of a tenant without being one of its devices: a user's plain credential, or the lab listener. */
export interface TenantPrincipal extends Authenticated {
  readonly kind: 'tenant-user' | 'lab'
  readonly dialect: 'plain'
  readonly tenantId: number
  readonly companyId: string
  readonly companyName: string
  readonly limits: TenantLimits
  /** The user whose credential it is. */
  readonly userId?: string
  /** The device that its readings are stored under; where there is none, nothing is stored. */
  readonly deviceId?: string
  /** Filters that are refused (`MQTT_LAB_DENY`). */
  readonly denied: readonly string[]
}

/** Nobody in particular: reads the applications that are opened to anonymous readers. */
export interface AnonymousPrincipal extends Authenticated {
  readonly kind: 'anonymous'
  readonly dialect: 'drogue'
  readonly applications: readonly Application[]
}

/** The browser's own connection, for one company. */
export interface ConsolePrincipal extends Authenticated {
  readonly kind: 'console'
  readonly actor: Actor
  readonly companyId: string
  readonly companyName: string
}
