/** Conversations that a client may well hold, as packets: what mutation begins with. */
import mqttPacket, { type Packet, type QoS } from 'mqtt-packet'
import type { Random } from './random'

export interface Login {
  readonly username?: string
  readonly password?: string
  /** A topic that this client may publish to. */
  readonly topic: string
}

/** CONNECT first, then some of the rest, in any order. */
export function conversation(random: Random, { username, password, topic }: Login): Buffer[] {
  const version = random.pick([3, 4, 5] as const)
  const write = (packet: Packet) => mqttPacket.generate(packet, { protocolVersion: version })
  const qos = (): QoS => random.pick([0, 1, 2] as const)
  const id = () => 1 + random.below(4)
  const filter = () => random.pick([topic, '#', '+/b', 'a/#', '$share/g/a/#', '__proto__', `${topic}/+`])
  const payload = () => random.pick(['{"value": 1}', '', '[', '{"a":{"b":[1,2]}}', 'x'.repeat(2_000)])
  const clientId = random.pick(['fuzz', version === 3 ? 'x' : '', 'a'.repeat(23), 'constructor'])
  const connect: Packet = {
    cmd: 'connect',
    clientId,
    protocolId: version === 3 ? 'MQIsdp' : 'MQTT',
    protocolVersion: version,
    clean: clientId === '' || random.chance(0.7),
    keepalive: random.below(3),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password: Buffer.from(password) }),
    ...(random.chance(0.3) ? { will: { topic, payload: Buffer.from('w'), qos: qos(), retain: false } } : {}),
    ...(version === 5
      ? { properties: { sessionExpiryInterval: random.below(10), receiveMaximum: 1 + random.below(9) } }
      : {}),
  }
  const makers: readonly (() => Packet)[] = [
    () => ({
      cmd: 'publish',
      topic: random.chance(0.8) ? topic : filter(),
      payload: payload(),
      qos: 0,
      dup: false,
      retain: random.chance(0.2),
    }),
    () => ({
      cmd: 'publish',
      topic,
      payload: payload(),
      qos: random.pick([1, 2] as const),
      dup: random.chance(0.2),
      retain: random.chance(0.2),
      messageId: id(),
      ...(version === 5 ? { properties: { topicAlias: 1 + random.below(20), contentType: 'a/b' } } : {}),
    }),
    () => ({ cmd: 'subscribe', messageId: id(), subscriptions: [{ topic: filter(), qos: qos() }] }),
    () => ({ cmd: 'unsubscribe', messageId: id(), unsubscriptions: [filter()] }),
    () => ({ cmd: 'pubrel', messageId: id() }),
    () => ({ cmd: 'puback', messageId: id() }),
    () => ({ cmd: 'pubrec', messageId: id() }),
    () => ({ cmd: 'pubcomp', messageId: id() }),
    () => ({ cmd: 'pingreq' }),
    () => (random.chance(0.1) ? { cmd: 'disconnect' } : { cmd: 'pingreq' }),
  ]
  const rest = Array.from({ length: random.below(12) }, () => write(random.pick(makers)()))
  return [write(connect), ...rest]
}
