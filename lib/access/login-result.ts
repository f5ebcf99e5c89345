import type { Principal } from '@/lib/core/principal'
import type { Rejection } from '@/lib/core/rejection'

/** What CONNECT brought. `clientId` only files a failure under the device that it names; it never lets anybody in. */
export interface LoginClaim {
  readonly username?: string
  readonly password?: Uint8Array
  readonly address: string
  readonly clientId?: string
}

/** The device whose public name a failed login claimed. */
export interface ClaimedDevice {
  readonly deviceId: string
  readonly tenantId: number
  readonly companyId: string
}

export type LoginResult =
  | { readonly ok: true; readonly principal: Principal }
  | {
      readonly ok: false
      readonly rejection: Rejection
      readonly claimed?: ClaimedDevice
      /** Fit to be logged: never a secret. */
      readonly claimedName: string
    }

export const letIn = (principal: Principal): LoginResult => ({ ok: true, principal })

export const refuse = (rejection: Rejection, claimedName: string, claimed?: ClaimedDevice): LoginResult =>
  claimed ? { ok: false, rejection, claimedName, claimed } : { ok: false, rejection, claimedName }
