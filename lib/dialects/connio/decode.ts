import type { RegisteredDevice } from '@/lib/core/registry'
import type { Decoded, InboundMessage } from '../dialect'
import { copyTopic, onlyRejected, rejected } from '../rejected'
import { decodeFeed } from './decode-feed'
import { decodeProperty } from './decode-property'
import { parseDataTopic, propertyTopic } from './topics'

/** A message of the device; the topic decides how the payload is read. */
export function decodeMessage(device: RegisteredDevice, message: InboundMessage): Decoded {
  const topic = parseDataTopic(device, message.topic)
  switch (topic?.form) {
    case 'property':
      return decodeProperty(device, topic.property, message)
    case 'feed':
      return decodeFeed(device, message)
    case undefined:
      return onlyRejected(
        rejected(
          'topic',
          'topic-not-in-grammar',
          'The topic is none that a Connio device publishes to.',
          copyTopic('Publish a value to the topic of its property.', propertyTopic(device, '{property}')),
        ),
      )
  }
}
