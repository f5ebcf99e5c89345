/** Slugs that the device sent and nobody has created, out of its refused records. Pure. */
import type { LogRecord } from '@/lib/contract/logs'
import type { Sensor } from '@/lib/contract/sensors'

export interface UnknownSlug {
  readonly slug: string
  readonly nearestSlug?: string
  readonly count: number
  readonly lastAt: string
}

/** Most often refused first. */
export function unknownSlugs(
  records: readonly LogRecord[],
  sensors: readonly Sensor[],
): readonly UnknownSlug[] {
  const known = new Set(sensors.flatMap((sensor) => [sensor.slug, ...sensor.aliases]))
  const found = new Map<string, UnknownSlug>()
  for (const { mend, at } of records) {
    if (mend?.action?.kind !== 'create-sensor' || known.has(mend.action.slug)) continue
    const { slug, nearestSlug } = mend.action
    const old = found.get(slug)
    found.set(slug, {
      slug,
      ...(nearestSlug !== undefined && { nearestSlug }),
      count: (old?.count ?? 0) + 1,
      lastAt: old && old.lastAt > at ? old.lastAt : at,
    })
  }
  return [...found.values()].sort((a, b) => b.count - a.count || a.slug.localeCompare(b.slug))
}
