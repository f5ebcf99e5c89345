import type { RegisteredDevice } from '@/lib/core/registry'
import { isRejection } from '@/lib/core/rejection'
import type { Decoded, InboundMessage } from '../dialect'
import { parseJsonPayload } from '../payload-json'
import { copyTopic, onlyRejected, rejected } from '../rejected'
import { Collected } from './collect'
import { decodeBatch } from './decode-batch'
import { decodeBulk } from './decode-bulk'
import { decodeSingle } from './decode-single'
import { batchTopic, parseDataTopic, singleTopic } from './topics'

/** A message of the device; the topic decides how the payload is read. */
export function decodeMessage(device: RegisteredDevice, message: InboundMessage): Decoded {
  const topic = parseDataTopic(device, message.topic)
  if (!topic) {
    return onlyRejected(
      rejected(
        'topic',
        'topic-not-in-grammar',
        'The topic is none that a SensoCAN device publishes to.',
        copyTopic('Publish a reading to the topic of its sensor.', singleTopic(device, '{sensor slug}')),
      ),
    )
  }
  const payload = parseJsonPayload(message.payload)
  if (isRejection(payload)) return onlyRejected(payload)
  const collected = new Collected(device, message.receivedAt)
  switch (topic.form) {
    case 'single':
      decodeSingle(collected, topic.sensor, payload)
      break
    case 'bulk':
      decodeBulk(collected, topic.sensor, payload)
      break
    case 'batch':
      decodeBatch(collected, payload, batchTopic(device))
      break
  }
  return collected
}
