import type { TemplateSensor } from '@/lib/contract/device-templates'
import { sensorTypes } from '@/lib/core/registry'
import { isSlug } from '@/lib/core/slug'

const UNIT_MAX = 16

/** Sensors as lines of `slug, unit, type`, and back; a sentence where a line is none. */
export const writeSensors = (sensors: readonly TemplateSensor[]): string =>
  sensors
    .map(({ slug, unit, type }) => [slug, unit ?? '', type ?? ''].join(', ').replace(/(?:, )+$/, ''))
    .join('\n')

/** A sensor that has a name keeps it: names are not in the lines. */
export function parseSensors(text: string, before: readonly TemplateSensor[]): TemplateSensor[] | string {
  const sensors: TemplateSensor[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const [slug = '', unit = '', type = '', ...more] = line.split(',').map((part) => part.trim())
    const name = before.find((one) => one.slug === slug)?.name
    const known = sensorTypes.find((one) => one === type)
    const isRead = isSlug(slug) && unit.length <= UNIT_MAX && (type === '' || known !== undefined)
    if (!isRead || more.length > 0) {
      return `"${line.trim()}" is not of the form slug, unit, type (number, boolean, string or json).`
    }
    if (sensors.some((one) => one.slug === slug)) return `"${slug}" stands twice.`
    sensors.push({
      slug,
      ...(name === undefined ? {} : { name }),
      ...(unit === '' ? {} : { unit }),
      ...(known === undefined ? {} : { type: known }),
    })
  }
  return sensors
}
