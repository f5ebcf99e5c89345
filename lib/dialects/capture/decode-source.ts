/** What a source publishes: `data/read` at field or measurement level; the rest of its subtree is not routed. */
import type { SensorPath } from '@/lib/core/reading'
import type { RegisteredDevice } from '@/lib/core/registry'
import { isRejection, type Rejection } from '@/lib/core/rejection'
import type { Decoded, InboundMessage } from '../dialect'
import { pathNameFlaw } from '../path-name'
import { onlyRejected } from '../rejected'
import { decodeFields } from './decode-fields'
import { decodeValue } from './decode-value'
import { misshapen, notRouted } from './not-routed'
import { openSourceMessage } from './source-message'
import { parseSourceTopic } from './topics'

export function decodeSource(device: RegisteredDevice, message: InboundMessage): Decoded {
  const topic = parseSourceTopic(message.topic)
  if (topic?.source !== device.externalId || topic.form === 'other' || topic.form === 'command') {
    return onlyRejected(notRouted(device, topic?.form === 'command'))
  }
  if (topic.form === 'data-misshapen') return onlyRejected(misshapen(device))
  const flaw = levelFlaw(topic)
  if (flaw) return onlyRejected(flaw)
  const source = openSourceMessage(device, message)
  if (isRejection(source)) return onlyRejected(source)
  return topic.form === 'field' ? decodeValue(source, topic) : decodeFields(source, topic)
}

function levelFlaw(path: Omit<SensorPath, 'key'> & { readonly key?: string }): Rejection | undefined {
  return (
    pathNameFlaw(path.connection, 'connection') ??
    pathNameFlaw(path.measurement, 'measurement') ??
    (path.key === undefined ? undefined : pathNameFlaw(path.key, 'key'))
  )
}
