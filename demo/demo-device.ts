/** What a simulated device is made of. */
import type { DialectId } from '@/lib/core/dialect-id'
import type { Signal } from './signals'

export interface DemoSensor {
  /** For a Capture source `Connection.Measurement.Key`, for Drogue and plain `channel.member`. */
  readonly slug: string
  readonly name: string
  readonly unit?: string
  readonly signal: Signal
}

/** A number that the device takes as a command of this name. */
export interface DemoSetting {
  readonly name: string
  readonly initial: number
  readonly min: number
  readonly max: number
}

export interface DemoDevice {
  /** Its inventory number, kept as a tag: a device is found by it however it is renamed. */
  readonly asset: string
  readonly dialect: DialectId
  readonly name: string
  readonly tags: Readonly<Record<string, string>>
  readonly everySeconds: number
  /** One message a sensor, or one for all that belong together. */
  readonly sends: 'each' | 'together'
  /** With a device token it is the account of the tenant, and the device registers itself. */
  readonly login: 'password' | 'access-token' | 'key' | 'plain' | 'device-token' | 'wrong-password'
  readonly mqttVersion: 4 | 5
  /** Sends faulty messages now and then. */
  readonly isCareless?: boolean
  /** `away`: sends what it kept and leaves, with a session that is kept for it. `spare`: lies on the shelf and never connects. */
  readonly stays?: 'away' | 'spare'
  readonly batteryVolts?: number
  readonly settings?: readonly DemoSetting[]
  readonly sensors: readonly DemoSensor[]
}

export interface DemoTenant {
  readonly name: string
  /** Never renamed and unique over the installation: by it the tenant, and with it the company, is found again. */
  readonly application: string
  readonly sensocanCommands: boolean
  readonly devices: readonly DemoDevice[]
  readonly herds: readonly Herd[]
}

/** Many devices of one kind, out of a template and one file. */
export interface Herd {
  readonly template: string
  readonly devices: readonly [DemoDevice, ...DemoDevice[]]
  /** Lines of the file that are refused, as files from elsewhere have them: name, dialect, asset, area. */
  readonly flawed: readonly (readonly [string, string, string, string])[]
}
