import type { DeviceDetail } from '@/lib/contract/devices'
import type { DialectId } from '@/lib/core/dialect-id'

export interface FirstPublish {
  readonly topic: string
  readonly payload: string
  /** The sensor that the topic names and that nobody has created yet; null where all it names is there. */
  readonly newSlug: string | null
}

const NEW_SLUG = 'temperature'
const PLACEHOLDER = /\{[^{}/]*slug[^{}/]*\}/g

/** With a plain credential the topics are the tenant's own, so the first message names one of them. */
export const firstPublishAs = (
  kind: string,
  device: {
    readonly dialect: DialectId
    readonly externalId: string
    readonly topics: DeviceDetail['topics']
  },
): FirstPublish | undefined =>
  kind === 'plain' && device.dialect !== 'plain'
    ? { topic: `${device.externalId}/${NEW_SLUG}`, payload: '{"value":21.5}', newSlug: null }
    : firstPublish(device.topics)

/**
 * What a device publishes first. A device without sensors has none to name in its topics: its first message then names
 * one that can be created, so that the line can be pasted as it stands.
 */
export function firstPublish(topics: DeviceDetail['topics']): FirstPublish | undefined {
  const publish = topics.find(({ action }) => action === 'publish')
  if (publish === undefined) return undefined
  const topic = publish.topic.replace(PLACEHOLDER, NEW_SLUG)
  return { topic, payload: publish.example, newSlug: topic === publish.topic ? null : NEW_SLUG }
}

export const newSlugSentence = (slug: string): string =>
  `It names the sensor "${slug}": create that one first, or send it and let Live Logs offer to create it.`
