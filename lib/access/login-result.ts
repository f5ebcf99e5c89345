import type { Principal } from '@/lib/core/principal'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import type { ProtocolVersion } from '@/lib/dialects/dialect'

/**
 * What CONNECT brought. `clientId` alone lets nobody in: a failure is filed under the device that it names, and a
 * Drogue device may say there which one it is.
 */
export interface LoginClaim {
  readonly username?: string
  readonly password?: Uint8Array
  readonly version: ProtocolVersion
  readonly address: string
  readonly clientId?: string
  /** By which it came: for the record. */
  readonly listener?: string
}

/** The same with both fields there. */
export interface NamedClaim extends LoginClaim {
  readonly username: string
  readonly password: Uint8Array
}

/** The device whose public name a failed login claimed. */
export interface ClaimedDevice {
  readonly deviceId: string
  readonly tenantId: number
  readonly companyId: string
  readonly dialect: string
  /** Of the credential whose name was sent; none where the device is named in another way. */
  readonly credentialKind?: string
}

/** The tenant whose account, or namespace, a failed login claimed. */
export interface ClaimedTenant {
  readonly tenantId: number
  readonly companyId: string
  readonly companyName: string
  /** Of the credential that has the name. */
  readonly credentialKind: string
}

export interface RefusedLogin {
  readonly ok: false
  readonly rejection: Rejection
  readonly claimed?: ClaimedDevice
  readonly claimedTenant?: ClaimedTenant
  /** Fit to be logged: never a secret. */
  readonly claimedName: string
}

export type LoginResult = { readonly ok: true; readonly principal: Principal } | RefusedLogin

export const letIn = (principal: Principal): LoginResult => ({ ok: true, principal })

export const refuse = (rejection: Rejection, claimedName: string, claimed?: ClaimedDevice): RefusedLogin =>
  claimed ? { ok: false, rejection, claimedName, claimed } : { ok: false, rejection, claimedName }

/** Of a name that is a tenant's and no device's. */
export const refuseOfTenant = (
  rejection: Rejection,
  claimedName: string,
  claimedTenant: ClaimedTenant,
): RefusedLogin => ({ ok: false, rejection, claimedName, claimedTenant })

export const settle = (outcome: Rejection | Principal, name: string, claimed?: ClaimedDevice): LoginResult =>
  isRejection(outcome) ? refuse(outcome, name, claimed) : letIn(outcome)
