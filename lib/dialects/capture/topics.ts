/** `v1/sources/{source}/...`; build and parse side by side. The raw tree is in core, since every dialect has it. */
import type { SensorPath } from '@/lib/core/reading'

export const subtree = (source: string): string => `v1/sources/${source}/#`

export const fieldTopic = (source: string, { connection, measurement, key }: SensorPath): string =>
  `v1/sources/${source}/data/read/${connection}/${measurement}/${key}`

export const measurementTopic = (source: string, path: Omit<SensorPath, 'key'>): string =>
  `v1/sources/${source}/data/read/${path.connection}/${path.measurement}`

export const commandTopic = (source: string): string => `v1/sources/${source}/cmd/writedata`

/** What a topic below `v1/sources/{source}` is for. */
export type SourceTopic = { readonly source: string } & (
  | ({ readonly form: 'field' } & SensorPath)
  | ({ readonly form: 'measurement' } & Omit<SensorPath, 'key'>)
  | { readonly form: 'command' }
  /** `data/read` with too few or too many levels. */
  | { readonly form: 'data-misshapen' }
  | { readonly form: 'other' }
)

/** `undefined` where the topic is not below `v1/sources/{source}`. */
export function parseSourceTopic(topic: string): SourceTopic | undefined {
  const [version, root, source, ...below] = topic.split('/')
  if (version !== 'v1' || root !== 'sources' || source === undefined) return undefined
  const [branch, verb, ...names] = below
  if (branch === 'cmd' && verb === 'writedata' && names.length === 0) return { source, form: 'command' }
  if (branch !== 'data' || verb !== 'read') return { source, form: 'other' }
  const [connection, measurement, key, ...more] = names
  if (connection === undefined || measurement === undefined || more.length > 0) {
    return { source, form: 'data-misshapen' }
  }
  return key === undefined
    ? { source, form: 'measurement', connection, measurement }
    : { source, form: 'field', connection, measurement, key }
}
