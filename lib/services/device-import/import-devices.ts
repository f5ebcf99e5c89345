import { IMPORT_ERRORS_MAX, importDevicesOp } from '@/lib/contract/device-import'
import type { DialectId } from '@/lib/core/dialect-id'
import { invalid } from '@/lib/core/fault'
import { type Ctx, verb } from '../context'
import { templateOf } from '../devices/template-of-new-device'
import { queueJob } from '../jobs/queue-job'
import { findTenant } from '../tenants/tenant-view'
import type { RowDefaults } from './draft-of-row'
import { writeImportInput } from './import-input'
import { planImport } from './import-plan'
import { readImportTable } from './import-table'
import { judgeRows } from './judge-rows'
import { loadTenantDevices } from './tenant-devices'

/** Both look first; a commit also queues the job, which judges each row once more when it comes to it. */
export const importDevices = verb(importDevicesOp, async (ctx, input) => {
  const tenant = await findTenant(ctx, input.tenantId, 'provision')
  const { companyId } = tenant
  const table = readImportTable(input.csv, input.mapping)
  const { columns, records } = table
  const defaults = await defaultsOf(ctx, companyId, input)
  const isNamed = columns.some(({ field }) => field === 'name')
  if (!isNamed && !(input.dryRun && input.mapping === undefined)) {
    throw invalid('mapping', 'No column of the file is taken for the name.')
  }
  const rows = isNamed ? planImport(records, columns, defaults) : []
  const drafts = rows.flatMap(({ draft }) => (draft ? [draft] : []))
  const devices = await loadTenantDevices(ctx.services.db.pool, { companyId, tenantId: tenant.id }, drafts)
  const verdicts = judgeRows(rows, columns, devices, [])
  const errors = verdicts
    .flatMap((verdict) => (verdict.kind === 'refused' ? verdict.issues : []))
    .sort((a, b) => a.row - b.row)
  const count = (kind: (typeof verdicts)[number]['kind']) =>
    verdicts.filter((one) => one.kind === kind).length
  if (!input.dryRun && records.length === 0) throw invalid('csv', 'The file has a header and no rows.')
  const job = input.dryRun
    ? null
    : await queueJob(ctx, {
        kind: 'import-devices',
        title: `Import of ${records.length} devices into ${tenant.name}`,
        companyId,
        tenantId: tenant.id,
        input: writeImportInput({ ...table, defaults }),
        total: records.length,
      })
  return {
    isDryRun: input.dryRun,
    columns: [...columns],
    rows: records.length,
    creates: count('create'),
    alreadyThere: count('there'),
    refused: count('refused'),
    errorCount: errors.length,
    errors: errors.slice(0, IMPORT_ERRORS_MAX),
    job,
  }
})

async function defaultsOf(
  ctx: Ctx,
  companyId: string,
  { templateId, dialect }: { templateId?: string | undefined; dialect?: DialectId | undefined },
): Promise<RowDefaults> {
  if (templateId === undefined) return { dialect, templateName: undefined, tags: {}, sensors: [] }
  const template = await templateOf(ctx, companyId, templateId)
  if (dialect !== undefined && dialect !== template.dialect) {
    throw invalid('dialect', `The template "${template.name}" is of ${template.dialect} devices.`)
  }
  return {
    dialect: template.dialect,
    templateName: template.name,
    tags: template.tags,
    sensors: template.sensors,
  }
}
