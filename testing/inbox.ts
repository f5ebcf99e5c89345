/** What arrives at a client, in its order, however many subscriptions it has. */
import type { IPublishPacket, MqttClient } from 'mqtt'

export interface Arrived {
  readonly topic: string
  readonly payload: Buffer
  readonly text: string
  readonly qos: number
  readonly isRetained: boolean
  readonly contentType: string | undefined
  readonly userProperties: Readonly<Record<string, unknown>>
}

export interface Inbox<Message> {
  /** What has come and was not yet asked for. */
  readonly taken: Message[]
  /** The first message not yet taken that fits. */
  next(fits?: (message: Message) => boolean): Promise<Message>
}

const early = new WeakMap<MqttClient, [topic: string, payload: Buffer, packet: IPublishPacket][]>()

/** What waits for a session may come in one piece with its CONNACK, before anybody can ask for an inbox: it is kept for the first. */
export function keepEarly(client: MqttClient): void {
  const kept: [string, Buffer, IPublishPacket][] = []
  early.set(client, kept)
  const keep = (topic: string, payload: Buffer, packet: IPublishPacket) => kept.push([topic, payload, packet])
  client.on('message', keep)
  client.once('connect', () => setImmediate(() => client.off('message', keep)))
}

export const inboxOf = (client: MqttClient): Inbox<Arrived> => inbox(client, arrived)

export function inbox<Message>(
  client: MqttClient,
  read: (topic: string, payload: Buffer, packet: IPublishPacket) => Message,
): Inbox<Message> {
  const taken: Message[] = []
  const waiting: { fits: (message: Message) => boolean; resolve: (message: Message) => void }[] = []
  for (const [topic, payload, packet] of early.get(client) ?? []) taken.push(read(topic, payload, packet))
  early.delete(client)
  client.on('message', (topic, payload, packet) => {
    const message = read(topic, payload, packet)
    const index = waiting.findIndex(({ fits }) => fits(message))
    if (index >= 0) waiting.splice(index, 1)[0]?.resolve(message)
    else taken.push(message)
  })
  return {
    taken,
    next(fits = () => true) {
      const index = taken.findIndex(fits)
      const [found] = index >= 0 ? taken.splice(index, 1) : []
      return found ? Promise.resolve(found) : new Promise((resolve) => waiting.push({ fits, resolve }))
    },
  }
}

const arrived = (topic: string, payload: Buffer, { qos, retain, properties }: IPublishPacket): Arrived => ({
  topic,
  payload,
  text: payload.toString(),
  qos,
  isRetained: retain,
  contentType: properties?.contentType,
  userProperties: { ...properties?.userProperties },
})
