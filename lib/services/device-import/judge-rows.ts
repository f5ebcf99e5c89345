/** What becomes of each row, given what the tenant has: pure, and the same for the dry run and the commit. */
import type { ImportColumn, ImportIssue } from '@/lib/contract/device-import'
import { nearest } from '@/lib/dialects/nearest'
import { quote } from '@/lib/dialects/quote'
import type { Draft, ImportRow } from './draft-of-row'
import type { ExistingDevice, TenantDevices } from './tenant-devices'

export type Verdict =
  | { readonly kind: 'create'; readonly row: ImportRow; readonly draft: Draft }
  | { readonly kind: 'there'; readonly row: ImportRow }
  | { readonly kind: 'refused'; readonly row: ImportRow; readonly issues: readonly ImportIssue[] }

/** `laterGateways`: Drogue devices of rows that come after these. */
export function judgeRows(
  rows: readonly ImportRow[],
  columns: readonly ImportColumn[],
  devices: TenantDevices,
  laterGateways: readonly string[],
): readonly Verdict[] {
  const say = (row: number, field: string, sentence: string): ImportIssue => ({
    row,
    column: columns.find((column) => column.field === field)?.header ?? null,
    sentence,
  })
  let verdicts = rows.map((row) => judgeRow(row, devices, say))
  for (;;) {
    const known = [...devices.drogueIds, ...laterGateways, ...drogueIdsOf(verdicts)]
    const next = refuseUnknownGateways(verdicts, known, say)
    if (next.every((verdict, index) => verdict === verdicts[index])) return verdicts
    // One that was refused may have been a gateway itself.
    verdicts = next
  }
}

export const drogueIdOf = ({ draft }: ImportRow): readonly string[] =>
  draft?.dialect === 'drogue' && draft.externalId !== undefined ? [draft.externalId] : []

type Say = (row: number, field: string, sentence: string) => ImportIssue

function judgeRow(one: ImportRow, devices: TenantDevices, say: Say): Verdict {
  const { row, draft, issues } = one
  if (!draft) return { kind: 'refused', row: one, issues }
  const { externalId, name, dialect } = draft
  const existing = externalId === undefined ? devices.byName.get(name) : devices.byExternalId.get(externalId)
  if (existing) {
    const difference = differenceOf(draft, existing)
    if (!difference) return { kind: 'there', row: one }
    return { kind: 'refused', row: one, issues: [say(row, difference.field, difference.sentence)] }
  }
  if (dialect === 'capture' && externalId !== undefined && devices.sourcesElsewhere.has(externalId)) {
    const sentence = `Another tenant of the company has a Capture source ${quote(externalId)}, and the company names its sources without the tenant.`
    return { kind: 'refused', row: one, issues: [say(row, 'externalId', sentence)] }
  }
  return { kind: 'create', row: one, draft }
}

/** What the row says otherwise than the device that is there; the import changes no device. */
function differenceOf(
  { externalId, name, dialect, tags, sensors, gateways }: Draft,
  existing: ExistingDevice,
): { readonly field: string; readonly sentence: string } | undefined {
  if (existing.name !== name) {
    const sentence = `The external id ${quote(externalId ?? '')} is taken in the tenant, by the device ${quote(existing.name)}.`
    return { field: 'externalId', sentence }
  }
  if (existing.dialect !== dialect) {
    return {
      field: 'dialect',
      sentence: `The device ${quote(name)} is there already, and is of ${existing.dialect}.`,
    }
  }
  const tag = Object.entries(tags).find(([key, value]) => existing.tags[key] !== value)?.[0]
  if (tag !== undefined) {
    return {
      field: `tags.${tag}`,
      sentence: `The device ${quote(name)} is there already with another tag ${quote(tag)}; an import changes no device.`,
    }
  }
  const sensor = sensors.find(({ slug }) => !existing.slugs.includes(slug))?.slug
  if (sensor !== undefined) {
    return {
      field: 'sensors',
      sentence: `The device ${quote(name)} is there already without the sensor ${quote(sensor)}; an import changes no device.`,
    }
  }
  const gateway = gateways.find((one) => !existing.gateways.includes(one))
  if (gateway === undefined) return undefined
  return {
    field: 'gateways',
    sentence: `The device ${quote(name)} is there already without the gateway ${quote(gateway)}; an import changes no device.`,
  }
}

const drogueIdsOf = (verdicts: readonly Verdict[]): readonly string[] =>
  verdicts.flatMap((verdict) => (verdict.kind === 'refused' ? [] : drogueIdOf(verdict.row)))

function refuseUnknownGateways(verdicts: readonly Verdict[], known: readonly string[], say: Say): Verdict[] {
  const ids = new Set(known)
  return verdicts.map((verdict) => {
    const unknown =
      verdict.kind === 'create' ? verdict.draft.gateways.find((one) => !ids.has(one)) : undefined
    if (unknown === undefined) return verdict
    const near = nearest(unknown, known)
    const sentence = `Neither the tenant nor the file has a Drogue device ${quote(unknown)}${near === undefined ? '' : `; the nearest is ${quote(near)}`}.`
    return { kind: 'refused', row: verdict.row, issues: [say(verdict.row.row, 'gateways', sentence)] }
  })
}
