import type { DialectId } from '@/lib/core/dialect-id'

interface ExternalIdWords {
  readonly label: string
  readonly hint: string
}

const rule = 'One topic level (none of / + # % $), and it does not change later.'

/** How each dialect calls the id that a device has in its topics, what it is when left empty, and its rule. */
export const externalIdWords: Readonly<Record<DialectId, ExternalIdWords>> = {
  capture: {
    label: 'Source id',
    hint: `The {source} of its topics, unique in the company. Left empty, it is the device's UUID. ${rule}`,
  },
  drogue: {
    label: 'Device id',
    hint: `Commands, events and its user name <id>@<application> carry it. Left empty, it is made from the name; "inbox" is taken. ${rule}`,
  },
  sensocan: {
    label: 'Device id',
    hint: `The {device} of its topics, unique in the tenant. Left empty, it is the device's UUID, as SensoCAN has it. ${rule}`,
  },
  thingscale: {
    label: 'Device id',
    hint: `The {device} of its topics, unique in the tenant. Left empty, it is made from the name; "json", "binary" and 0 are none. ${rule}`,
  },
  connio: {
    label: 'Device id',
    hint: `The {id} of its topics and its MQTT client id, unique in the tenant. Left empty, it is the device's UUID. ${rule}`,
  },
  plain: {
    label: 'Device id',
    hint: `Its commands arrive at command/{id}/…; unique in the tenant. Left empty, it is made from the name. ${rule}`,
  },
}
