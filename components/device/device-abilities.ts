/** What the reader may do with this device; the server asks again at each verb. */
export interface DeviceAbilities {
  readonly readTelemetry: boolean
  readonly readLogs: boolean
  readonly sendCommands: boolean
  readonly provision: boolean
  readonly admin: boolean
}
