/** Which live sessions a command goes to, and under which topic each of them hears it. */
import type { DeviceCache } from '@/broker/devices'
import { parseGroupFilter } from '@/broker/live/group-topics'
import type { Session } from '@/broker/sessions/session'
import type { SessionTable } from '@/broker/sessions/session-table'
import type { Command } from '@/lib/core/command'
import type { DialectId } from '@/lib/core/dialect-id'
import type { RegisteredDevice } from '@/lib/core/registry'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import { filterMatches } from '@/lib/core/topic'
import type { OutboundCommand, Qos } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'
import { tenantRoot } from '@/lib/dialects/tenant-root'

export interface Receiver {
  readonly session: Session
  /** As the broker routes it. */
  readonly topic: string
  readonly payload: Buffer
  readonly qos: Qos
  /** The shared groups by which alone it hears it. */
  readonly groups: readonly string[]
}

export interface ReceiversOf {
  readonly devices: DeviceCache
  readonly sessions: SessionTable
}

/** The likeliest first: its state is the command's. Empty where nobody listens; a rejection where nobody ever could. */
export function receiversOf(
  { devices, sessions }: ReceiversOf,
  device: RegisteredDevice,
  command: Command,
): readonly Receiver[] | Rejection {
  const encoded = dialectOf(device.dialect).encodeCommand(device, command)
  if (isRejection(encoded)) return encoded
  const own = sessions.ofDevice(device.id).flatMap((session) => {
    // A device that is connected by a plain credential hears it in the plain namespace.
    const dialect = dialectIn(session) ?? device.dialect
    const message = dialect === device.dialect ? encoded : dialectOf(dialect).encodeCommand(device, command)
    return isRejection(message) ? [] : receiverIn(session, message, dialect)
  })
  const gateways = device.gateways.flatMap((name) => {
    const gateway = devices.deviceNamed(device.tenantId, name)
    if (!gateway || gateway.id === device.id) return []
    const named = encoded.namedTopic === undefined ? undefined : { ...encoded, topic: encoded.namedTopic }
    // Not those beside its own dialect: it is a gateway in that one alone.
    return sessions
      .ofDevice(gateway.id)
      .filter((session) => dialectIn(session) === device.dialect)
      .flatMap((session) => (named ? receiverIn(session, named, device.dialect) : []))
  })
  const others = sessions
    .inNamespace(tenantRoot(device.dialect, device.tenantId))
    .filter((session) => !own.some((receiver) => receiver.session === session))
    .flatMap((session) => receiverIn(session, encoded, device.dialect))
    .sort((a, b) => Number(names(b, device)) - Number(names(a, device)))
  return onceAGroup([...own, ...gateways, ...others])
}

/** One member of a group hears what is shared [MQTT-4.8.2]: the first here. */
function onceAGroup(receivers: readonly Receiver[]): readonly Receiver[] {
  const served = new Set<string>()
  return receivers.filter(({ groups }) => {
    const isMeant = groups.length === 0 || groups.some((group) => !served.has(group))
    for (const group of groups) served.add(group)
    return isMeant
  })
}

const dialectIn = ({ principal }: Session): DialectId | undefined =>
  principal.kind === 'device' ? principal.dialect : undefined

function receiverIn(
  session: Session,
  message: OutboundCommand & { readonly payload: Uint8Array },
  dialect: DialectId,
): Receiver[] {
  if (session.isEnded) return []
  for (const topic of [message.topic, message.namedTopic]) {
    if (topic === undefined) continue
    const matching = [...session.subscriptions].filter(([, { inner }]) => filterMatches(inner, topic))
    if (matching.length === 0) continue
    const best = Math.max(...matching.map(([, { qos }]) => qos))
    const qos = best === 0 || dialectOf(dialect).wire.commandQosMax === 0 ? 0 : 1
    const shared = matching.flatMap(([routed]) => parseGroupFilter(routed)?.key ?? [])
    const groups = shared.length < matching.length ? [] : shared
    return [{ session, topic: session.root + topic, payload: Buffer.from(message.payload), qos, groups }]
  }
  return []
}

/** Whether the session asked for this device by name: then it is the device, and not somebody who listens to all. */
const names = ({ session }: Receiver, { externalId }: RegisteredDevice): boolean =>
  [...session.subscriptions.values()].some(({ inner }) => inner.split('/').includes(externalId))
