import type { PoolClient } from 'pg'
import type { ImportColumn } from '@/lib/contract/device-import'
import { firstCredentialKindOf } from '@/lib/core/device-credential-kinds'
import type { Ctx } from '../context'
import { firstFreeId, hasUuidForId } from '../devices/external-id'
import type { BatchOutcome, ItemFailure, JobKind } from '../jobs/job-kind'
import { findTenant } from '../tenants/tenant-view'
import type { ImportRow } from './draft-of-row'
import { readImportInput } from './import-input'
import { planImport } from './import-plan'
import { type DeviceToInsert, insertDevices } from './insert-devices'
import { drogueIdOf, judgeRows, type Verdict } from './judge-rows'
import { rowDeviceId } from './row-device-id'
import { loadTenantDevices } from './tenant-devices'

const BATCH_ROWS = 500

export const importJob: JobKind = {
  open: ({ id: jobId, tenantId, input }) => {
    const { columns, records, defaults } = readImportInput(input)
    const rows = planImport(records, columns, defaults)
    const idsOfFile = new Set(rows.flatMap(({ draft }) => draft?.externalId ?? []))
    return {
      batchRows: BATCH_ROWS,
      run: async (ctx, client, from, to) => {
        if (tenantId === null) throw new Error(`the import ${jobId} has no tenant`)
        const later = rows.slice(to).flatMap(drogueIdOf)
        return runRows(ctx, client, { jobId, tenantId, columns, idsOfFile, later }, rows.slice(from, to))
      },
    }
  },
}

interface Import {
  readonly jobId: string
  readonly tenantId: number
  readonly columns: readonly ImportColumn[]
  /** No id that is made may be one that a later row brings. */
  readonly idsOfFile: ReadonlySet<string>
  readonly later: readonly string[]
}

async function runRows(
  ctx: Ctx,
  client: PoolClient,
  { jobId, tenantId, columns, idsOfFile, later }: Import,
  rows: readonly ImportRow[],
): Promise<BatchOutcome> {
  const { companyId } = await findTenant(ctx, tenantId, 'provision')
  // As whoever makes an external id does: of two devices of one name the second counts the first.
  await client.query('SELECT id FROM tenants WHERE id = $1 FOR NO KEY UPDATE', [tenantId])
  const place = { companyId, tenantId }
  const drafts = rows.flatMap(({ draft }) => (draft ? [draft] : []))
  const devices = await loadTenantDevices(client, place, drafts)
  const verdicts = judgeRows(rows, columns, devices, later)
  const taken = new Set([...devices.takenIds, ...idsOfFile])
  const wanted = verdicts.flatMap((verdict) =>
    verdict.kind === 'create' ? [toInsert(jobId, verdict, taken)] : [],
  )
  const made = await insertDevices(ctx, client, place, wanted)
  const failures = verdicts.flatMap((verdict) => failureOf(jobId, verdict, made, columns))
  const created = wanted.filter(({ id }) => made.has(id))
  return {
    failures,
    counts: {
      created: created.length,
      alreadyThere: verdicts.filter(({ kind }) => kind === 'there').length,
      sensors: created.reduce((sum, { draft }) => sum + draft.sensors.length, 0),
      awaitingCredentials: created.filter(({ draft }) => firstCredentialKindOf(draft.dialect)).length,
    },
  }
}

function toInsert(
  jobId: string,
  { row: { row }, draft }: Extract<Verdict, { kind: 'create' }>,
  taken: Set<string>,
): DeviceToInsert {
  const id = rowDeviceId(jobId, row)
  if (draft.externalId !== undefined) return { id, externalId: draft.externalId, draft }
  if (hasUuidForId(draft.dialect)) return { id, externalId: id, draft }
  const externalId = firstFreeId(draft.dialect, draft.name, (one) => taken.has(one))
  taken.add(externalId)
  return { id, externalId, draft }
}

function failureOf(
  jobId: string,
  verdict: Verdict,
  made: ReadonlySet<string>,
  columns: readonly ImportColumn[],
): ItemFailure[] {
  const { row, cells } = verdict.row
  const input = Object.fromEntries(columns.map(({ header }, index) => [header, cells[index] ?? '']))
  if (verdict.kind === 'refused') {
    const column = verdict.issues[0]?.column ?? null
    const sentence = verdict.issues.map((issue) => issue.sentence).join(' ')
    return [{ row, ...(column === null ? {} : { column }), sentence, input }]
  }
  if (verdict.kind === 'there' || made.has(rowDeviceId(jobId, row))) return []
  return [{ row, sentence: 'The external id was taken by another device just now.', input }]
}
