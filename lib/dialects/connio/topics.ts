/** `connio/data/...` of one device; build and parse side by side. */
import type { RegisteredDevice } from '@/lib/core/registry'

type Place = Pick<RegisteredDevice, 'externalId'>

const outOf = ({ externalId }: Place): string => `connio/data/out/devices/${externalId}`
const inTo = ({ externalId }: Place): string => `connio/data/in/devices/${externalId}`

export const propertyTopic = (device: Place, property: string): string =>
  `${outOf(device)}/properties/${property}`

export const feedTopic = (device: Place): string => `${outOf(device)}/json`

/** All that comes down to the device. */
export const inboxFilter = (device: Place): string => `${inTo(device)}/#`

export const writtenTopic = (device: Place, property: string): string =>
  `${inTo(device)}/properties/${property}`

export type DataTopic = { readonly form: 'feed' } | { readonly form: 'property'; readonly property: string }

/** What a topic of the device's own says; `undefined` for another's, or none of the grammar. */
export function parseDataTopic(device: Place, topic: string): DataTopic | undefined {
  if (topic === feedTopic(device)) return { form: 'feed' }
  const properties = propertyTopic(device, '')
  if (!topic.startsWith(properties)) return undefined
  const property = topic.slice(properties.length)
  return property.includes('/') ? undefined : { form: 'property', property }
}
