/**
 * What a change says of itself to every broker and web process: the thing that changed, and whose it is. A receiver
 * rebuilds or cuts whatever it holds of the narrowest id that is set, and of everything below it.
 */
export interface Notice {
  readonly subject:
    | 'company'
    | 'tenant'
    | 'device'
    | 'sensor'
    | 'credential'
    | 'api-token'
    | 'user'
    | 'console-session'
    | 'command'
    | 'away-session'
  /** The id of the subject itself. */
  readonly id: string
  readonly companyId?: string
  readonly tenantId?: number
  /** Set for device, sensor, command, and a device's credential. */
  readonly deviceId?: string
  /** Set for user, console-session, and a user's credential. */
  readonly userId?: string
  readonly apiTokenId?: string
  /** The subject is gone. */
  readonly isDeleted?: true
}

/** The PostgreSQL channel that says "read the changes table". */
export const changeChannel = 'signalbox_change'
