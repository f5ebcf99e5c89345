/** A message that a device of a dialect may publish, as it is and with whatever sensors it has. */
import type { DialectId } from '@/lib/core/dialect-id'
import type { Published } from './expect-cut'

interface Sender {
  readonly tenant: { readonly id: number }
  readonly device: {
    readonly id: string
    readonly externalId: string
    readonly dialect: DialectId
    readonly credential: { readonly password: string }
  }
}

export function ownMessage({ tenant, device }: Sender): Published {
  switch (device.dialect) {
    case 'capture':
      return [`v1/sources/${device.externalId}/data/read/Line/Motor/Speed`, '{"Value":1}']
    case 'drogue':
      return ['state', '{"temp":1}']
    case 'sensocan':
      return [`tenant/${tenant.id}/device/${device.id}/sensor/temp`, '{"value":1}']
    case 'thingscale':
      return [`${device.credential.password}/json/dev1`, '1']
    case 'connio':
      return [`connio/data/out/devices/${device.externalId}/properties/temp`, '1']
    case 'plain':
      return ['line/temp', '1']
  }
}
