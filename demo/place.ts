import type { DemoDevice } from './demo-device'

/** A device as it is known to the broker. */
export interface Known {
  readonly device: DemoDevice
  readonly externalId: string
  readonly tenantId: number
  /** SensoCAN's commands are off until the tenant turns them on. */
  readonly hearsCommands: boolean
}

export interface Place {
  /** What the topics that it publishes to begin with; empty where a channel stands alone. */
  readonly root: string
  readonly commandFilter: string | undefined
}

/** `token` is what it logs in with: ThingScale's topics begin with it. */
export function placeOf({ device, externalId, tenantId, hearsCommands }: Known, token: string): Place {
  const { root, commands } = topicsOf(device.dialect, externalId, tenantId, token)
  return { root, commandFilter: hearsCommands ? commands : undefined }
}

function topicsOf(
  dialect: DemoDevice['dialect'],
  id: string,
  tenantId: number,
  token: string,
): { root: string; commands: string } {
  switch (dialect) {
    case 'capture':
      return { root: `v1/sources/${id}`, commands: `v1/sources/${id}/cmd/#` }
    case 'sensocan': {
      const root = `tenant/${tenantId}/device/${id}`
      return { root, commands: `${root}/command/#` }
    }
    case 'drogue':
      return { root: '', commands: 'command/inbox//#' }
    case 'thingscale':
      return { root: `${token}/json/${id}`, commands: `${token}/${id}/subscribe` }
    case 'connio':
      return { root: `connio/data/out/devices/${id}`, commands: `connio/data/in/devices/${id}/#` }
    case 'plain':
      return { root: '', commands: `command/${id}/#` }
  }
}
