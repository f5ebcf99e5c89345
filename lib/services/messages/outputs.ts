/** What an accepted message becomes on each of the output sides. */
import { randomUUID } from 'node:crypto'
import type { OutMessage } from '@/lib/contract/message-forms'
import type { Reading } from '@/lib/core/reading'
import type { RegisteredDevice } from '@/lib/core/registry'
import { encodeRaw } from '@/lib/dialects/capture/encode-raw'
import { encodeFeed } from '@/lib/dialects/connio/feed'
import { feedTopic } from '@/lib/dialects/connio/topics'
import type { Dialect, InboundMessage } from '@/lib/dialects/dialect'
import { binaryForm, makeCloudEvent, structuredForm } from '@/lib/dialects/drogue/cloud-event'
import { eventTopic } from '@/lib/dialects/drogue/topics'
import { viewMessage } from './out-message'

export interface AcceptedMessage {
  readonly dialect: Dialect
  /** Whose readings they are. */
  readonly device: RegisteredDevice
  /** Its gateway, where that sent it; else the device itself. */
  readonly sender: RegisteredDevice
  readonly message: InboundMessage
  readonly readings: readonly Reading[]
}

export interface Outputs {
  readonly rawTree: OutMessage[]
  readonly eventStructured: OutMessage[]
  readonly eventBinary: OutMessage[]
  readonly connioFeed: OutMessage[]
}

export function outputsOf({ dialect, device, sender, message, readings }: AcceptedMessage): Outputs {
  const events = dialect
    .events(device, message, readings)
    .map((event) => makeCloudEvent({ id: randomUUID(), device, sender, event }))
  const topic = eventTopic('app', device.application)
  return {
    rawTree: readings.map((reading) => viewMessage(encodeRaw(device, reading))),
    eventStructured: events.map((event) => viewMessage({ topic, ...structuredForm(event) })),
    eventBinary: events.map((event) => viewMessage({ topic, ...binaryForm(event) })),
    connioFeed:
      readings.length === 0 ? [] : [viewMessage({ topic: feedTopic(device), payload: encodeFeed(readings) })],
  }
}
