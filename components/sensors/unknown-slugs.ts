/** Slugs that the device sent and nobody has created, out of its refused records. Pure. */
import type { LogRecord } from '@/lib/contract/logs'
import type { Sensor } from '@/lib/contract/sensors'
import type { DialectId } from '@/lib/core/dialect-id'
import type { SensorType } from '@/lib/core/registry'
import type { ReasonCode } from '@/lib/core/rejection'
import { seenType } from './seen-type'

export interface UnknownSlug {
  readonly slug: string
  readonly nearestSlug?: string
  /** As the newest message had it, where that can be told. */
  readonly type?: SensorType
  readonly count: number
  readonly lastAt: string
}

/** How each dialect that makes no sensors by itself calls one that is not there. */
export const unknownCodeOf = (dialect: DialectId): ReasonCode =>
  dialect === 'connio' ? 'unknown-property' : 'unknown-sensor'

/** The sensor that a near name means: by slug, or by the property that a sensor without one is. */
export const sensorMeant = (sensors: readonly Sensor[], name: string | undefined): Sensor | undefined =>
  sensors.find(({ slug }) => slug === name) ??
  sensors.find((sensor) => isProperty(sensor) && sensor.key === name)

/** Most often refused first. */
export function unknownSlugs(
  records: readonly LogRecord[],
  sensors: readonly Sensor[],
): readonly UnknownSlug[] {
  const known = new Set(
    sensors.flatMap((sensor) => [
      sensor.slug,
      ...sensor.aliases,
      ...(isProperty(sensor) ? [sensor.key] : []),
    ]),
  )
  const found = new Map<string, UnknownSlug>()
  for (const record of records) {
    const { mend, at } = record
    if (mend?.action?.kind !== 'create-sensor' || known.has(mend.action.slug)) continue
    const { slug, nearestSlug } = mend.action
    const old = found.get(slug)
    const isNewest = old === undefined || at >= old.lastAt
    const type = isNewest ? (seenType(record, slug) ?? old?.type) : (old.type ?? seenType(record, slug))
    found.set(slug, {
      slug,
      ...(nearestSlug !== undefined && { nearestSlug }),
      ...(type !== undefined && { type }),
      count: (old?.count ?? 0) + 1,
      lastAt: isNewest ? at : old.lastAt,
    })
  }
  return [...found.values()].sort((a, b) => b.count - a.count || a.slug.localeCompare(b.slug))
}

/** A Connio property is known by its key: names in topics are lower case, the slug is as it was typed. */
const isProperty = ({ connection, measurement }: Sensor): boolean =>
  connection === 'connio' && measurement === 'properties'
