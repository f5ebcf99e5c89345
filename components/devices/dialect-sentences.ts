import type { DialectId } from '@/lib/core/dialect-id'

/** What to tell somebody who chooses: which firmware it is for, and what its messages look like. */
export const dialectSentences: Readonly<Record<DialectId, string>> = {
  capture:
    'For firmware that publishes v1/sources/{source}/data/read/… Each value names its connection, measurement and key; sensors appear as they are first seen.',
  drogue:
    'For firmware that publishes JSON or bytes to a channel, such as telemetry, alone or through a gateway. Back ends read it as CloudEvents on app/{application}.',
  sensocan:
    'For firmware that publishes tenant/{id}/device/{uuid}/sensor/{slug}. Sensors are created first; a value for an unknown one is refused and says so.',
  thingscale:
    'For firmware that publishes {token}/json/{device} or {token}/binary/{device}. All devices of a tenant share its account; unknown ones register themselves.',
  connio:
    'For firmware that writes properties to connio/data/out/devices/{id}/… with a key id and its secret, over MQTT 3.1.1. Properties are created as sensors first.',
  plain:
    "For tools and home-made devices that follow no vendor: any topic of the tenant's own namespace, all of MQTT, routed to whoever subscribes there.",
}
