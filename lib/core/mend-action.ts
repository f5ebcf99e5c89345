import type { DeviceCredentialKind } from './device-credential-kinds'
import type { SensorType, SwitchName } from './registry'
import type { LimitName } from './tenant-limits'

/** What a refused device should come with. */
export type RightCredential = DeviceCredentialKind | 'device-token'

/** What the console does about a refusal in one click, or where it leads. */
export type MendAction =
  | { readonly kind: 'create-sensor'; readonly slug: string; readonly nearestSlug?: string }
  /** Another name of a sensor that is there; `nearestSlug` may be meant. */
  | { readonly kind: 'add-alias'; readonly alias: string; readonly nearestSlug?: string }
  | { readonly kind: 'change-sensor-type'; readonly sensorId: string; readonly type: SensorType }
  /** Whether it was disabled or suspended. */
  | { readonly kind: 'enable-device' }
  /** It registered itself, and nobody has looked at it. */
  | { readonly kind: 'review-device' }
  /** The gateway may then speak for the device. */
  | { readonly kind: 'add-gateway'; readonly deviceId: string; readonly gateway: string }
  | { readonly kind: 'activate-tenant' }
  | { readonly kind: 'activate-company' }
  | { readonly kind: 'activate-user'; readonly userId: string }
  | { readonly kind: 'change-setting'; readonly setting: SwitchName; readonly value: boolean }
  /** Times up to so many hours ahead are then accepted in the tenant. */
  | { readonly kind: 'widen-time-window'; readonly hours: number }
  | { readonly kind: 'copy-topic'; readonly topic: string }
  | { readonly kind: 'copy-client-id'; readonly clientId: string }
  /** Where what it may log in with is issued: of this kind, where it can be told. A device token is its tenant's. */
  | { readonly kind: 'show-credentials'; readonly credential?: RightCredential }
  /** The device's page lists its sensors. */
  | { readonly kind: 'show-sensors' }
  /** The tenant's page has it, with its use. */
  | { readonly kind: 'show-limit'; readonly limit: LimitName }
  /** Where tokens with other scopes are made. */
  | { readonly kind: 'show-api-tokens' }
export type MendKind = MendAction['kind']
