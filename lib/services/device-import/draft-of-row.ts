/** One row of the file as a device to be, or what is wrong with it; without a look at the database. */

import type { ImportColumn, ImportIssue } from '@/lib/contract/device-import'
import type { TemplateSensor } from '@/lib/contract/device-templates'
import { displayName, levelName, tags as tagsSchema } from '@/lib/contract/fields'
import { slug as slugSchema } from '@/lib/contract/sensors'
import { type DialectId, dialectIds } from '@/lib/core/dialect-id'
import { isFault } from '@/lib/core/fault'
import { nearest } from '@/lib/dialects/nearest'
import { quote } from '@/lib/dialects/quote'
import { plainCell } from '../csv/csv-line'
import type { CsvRecord } from '../csv/parse-csv'
import { type PlacedSensor, placeSensors } from '../device-templates/template-sensors'
import { externalIdFlaw } from '../devices/external-id'

export interface Draft {
  readonly name: string
  readonly dialect: DialectId
  /** Undefined: to be made. */
  readonly externalId: string | undefined
  readonly tags: Readonly<Record<string, string>>
  readonly sensors: readonly PlacedSensor[]
  readonly gateways: readonly string[]
}

export interface ImportRow {
  readonly row: number
  readonly cells: readonly string[]
  /** Undefined where the issues say why. */
  readonly draft: Draft | undefined
  readonly issues: readonly ImportIssue[]
}

/** What a row does not say: of the call, or of the template. */
export interface RowDefaults {
  readonly dialect: DialectId | undefined
  /** Every row is of the template's dialect. */
  readonly templateName: string | undefined
  readonly tags: Readonly<Record<string, string>>
  readonly sensors: readonly TemplateSensor[]
}

export function draftOfRow(
  { row, cells }: CsvRecord,
  columns: readonly ImportColumn[],
  defaults: RowDefaults,
): ImportRow {
  const issues: ImportIssue[] = []
  const headerOf = (field: string) => columns.find((column) => column.field === field)?.header ?? null
  const say = (field: string, sentence: string) => issues.push({ row, column: headerOf(field), sentence })
  const text = (field: string): string => {
    const at = columns.findIndex((column) => column.field === field)
    return at < 0 ? '' : plainCell(cells[at]?.trim() ?? '').trim()
  }
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    say('', `The row has ${cells.length} cells, and the header ${columns.length}.`)
  }
  const name = nameOf(text('name'), (sentence) => say('name', sentence))
  const dialect = dialectOf(text('dialect'), defaults, (sentence) => say('dialect', sentence))
  const externalId = externalIdOf(text('externalId'), dialect, (sentence) => say('externalId', sentence))
  const tags = tagsOf(columns, text, defaults, say)
  const sensors = sensorsOf(text('sensors'), dialect, defaults, (sentence) => say('sensors', sentence))
  const gateways = gatewaysOf(text('gateways'), { dialect, externalId }, (sentence) =>
    say('gateways', sentence),
  )
  if (issues.length > 0 || dialect === undefined) return { row, cells, draft: undefined, issues }
  return { row, cells, draft: { name, dialect, externalId, tags, sensors, gateways }, issues }
}

type Say = (sentence: string) => void

function nameOf(text: string, say: Say): string {
  if (text === '') say('The row has no name.')
  else if (text.length > NAME_MAX) say(`The name has ${text.length} characters; ${NAME_MAX} is the most.`)
  const parsed = displayName.safeParse(text)
  if (!parsed.success && text !== '' && text.length <= NAME_MAX) say('The name holds control characters.')
  return parsed.data ?? ''
}

const NAME_MAX = 80

function dialectOf(text: string, { dialect, templateName }: RowDefaults, say: Say): DialectId | undefined {
  if (text === '') {
    if (dialect === undefined) say('The row has no dialect, and the import names none for rows without.')
    return dialect
  }
  const known = dialectIds.find((one) => one === text.toLowerCase())
  if (known === undefined) {
    const near = nearest(text, dialectIds)
    say(
      `There is no dialect ${quote(text)}${near === undefined ? '' : `; the nearest is "${near}"`}. Known are ${dialectIds.join(', ')}.`,
    )
  } else if (templateName !== undefined && known !== dialect) {
    say(`The row is of ${known}, and the template ${quote(templateName)} of ${dialect} devices.`)
    return undefined
  }
  return known
}

function externalIdOf(text: string, dialect: DialectId | undefined, say: Say): string | undefined {
  if (text === '') return undefined
  if (text.length > NAME_MAX) {
    say(`The external id has ${text.length} characters; ${NAME_MAX} is the most.`)
    return undefined
  }
  const parsed = levelName.safeParse(text)
  const flaw = parsed.success
    ? dialect && externalIdFlaw(dialect, parsed.data)
    : 'The external id holds one of / + # % $, or a control character.'
  if (flaw !== undefined) say(flaw)
  return parsed.data
}

function tagsOf(
  columns: readonly ImportColumn[],
  text: (field: string) => string,
  defaults: RowDefaults,
  say: (field: string, sentence: string) => void,
): Record<string, string> {
  const tags: Record<string, string> = { ...defaults.tags }
  for (const { field } of columns) {
    if (!field?.startsWith('tags.')) continue
    const value = text(field)
    if (value === '') continue
    if (value.length > TAG_MAX) say(field, `The tag has ${value.length} characters; ${TAG_MAX} is the most.`)
    else
      Object.defineProperty(tags, field.slice(5), {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      })
  }
  if (!tagsSchema.safeParse(tags).success) say('', 'The device would have more than 32 tags.')
  return tags
}

const TAG_MAX = 256

function sensorsOf(
  text: string,
  dialect: DialectId | undefined,
  defaults: RowDefaults,
  say: Say,
): readonly PlacedSensor[] {
  const known = new Set(defaults.sensors.map(({ slug }) => slug))
  const slugs = [...new Set(text.split(/[\s;,|]+/u))].filter((slug) => slug !== '' && !known.has(slug))
  const bad = slugs.filter((slug) => !slugSchema.safeParse(slug).success)
  for (const slug of bad) {
    say(
      `The sensor ${quote(slug)} is no slug: up to 64 letters, digits and _ . : -, beginning with a letter or digit.`,
    )
  }
  const sensors = [...defaults.sensors, ...slugs.map((slug) => ({ slug }))]
  if (sensors.length > SENSORS_MAX) say(`The device would have more than ${SENSORS_MAX} sensors.`)
  if (bad.length > 0 || dialect === undefined) return []
  try {
    return placeSensors(dialect, sensors)
  } catch (error) {
    if (!isFault(error)) throw error
    say(error.message)
    return []
  }
}

const SENSORS_MAX = 1000

function gatewaysOf(
  text: string,
  { dialect, externalId }: { dialect: DialectId | undefined; externalId: string | undefined },
  say: Say,
): readonly string[] {
  const gateways = [...new Set(text.split(/[;|]/).map((one) => one.trim()))].filter((one) => one !== '')
  if (gateways.length > 0 && dialect !== undefined && dialect !== 'drogue')
    say('Only Drogue devices have gateways.')
  if (gateways.length > GATEWAYS_MAX)
    say(`The row names ${gateways.length} gateways; ${GATEWAYS_MAX} is the most.`)
  if (externalId !== undefined && gateways.includes(externalId)) say('A device is not its own gateway.')
  return gateways
}

const GATEWAYS_MAX = 50
