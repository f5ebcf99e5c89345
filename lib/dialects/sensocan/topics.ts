/** `tenant/{tenant id}/device/{device}` and what stands below it; build and parse side by side. */
import type { RegisteredDevice } from '@/lib/core/registry'

type Place = Pick<RegisteredDevice, 'tenantId' | 'externalId'>

export const batchTopic = ({ tenantId, externalId }: Place): string =>
  `tenant/${tenantId}/device/${externalId}`

export const singleTopic = (device: Place, sensor: string): string => `${batchTopic(device)}/sensor/${sensor}`

export const bulkTopic = (device: Place, sensor: string): string => `${batchTopic(device)}/sensors/${sensor}`

export const commandTopic = (device: Place, name: string): string => `${batchTopic(device)}/command/${name}`

export type DataTopic =
  | { readonly form: 'batch' }
  | { readonly form: 'single' | 'bulk'; readonly sensor: string }

/** What a topic of the device's own says; `undefined` for another's, or none of the grammar. */
export function parseDataTopic(device: Place, topic: string): DataTopic | undefined {
  const own = batchTopic(device)
  if (topic === own) return { form: 'batch' }
  if (!topic.startsWith(`${own}/`)) return undefined
  const [kind, sensor, ...more] = topic.slice(own.length + 1).split('/')
  if (sensor === undefined || more.length > 0) return undefined
  if (kind === 'sensor') return { form: 'single', sensor }
  if (kind === 'sensors') return { form: 'bulk', sensor }
  return undefined
}
