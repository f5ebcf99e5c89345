/** What the verbs say of a database that was filled by `lib/db/upgrade/*.sql` and brought up to date. */
import { listApiTokens } from '@/lib/services/api-tokens/list-api-tokens'
import { listAudit } from '@/lib/services/audit/list-audit'
import { listCommandTemplates } from '@/lib/services/command-templates/list-command-templates'
import { listCommands } from '@/lib/services/commands/list-commands'
import { listCompanies } from '@/lib/services/companies/list-companies'
import type { Ctx } from '@/lib/services/context'
import { listCredentials } from '@/lib/services/credentials/list-credentials'
import { listDeviceTemplates } from '@/lib/services/device-templates/list-device-templates'
import { getDevice } from '@/lib/services/devices/get-device'
import { listDevices } from '@/lib/services/devices/list-devices'
import { listJobFailures } from '@/lib/services/jobs/list-job-failures'
import { listJobs } from '@/lib/services/jobs/list-jobs'
import { listLogs } from '@/lib/services/logs/list-logs'
import { getLatest } from '@/lib/services/readings/get-latest'
import { getReadings } from '@/lib/services/readings/get-readings'
import { listRetentionRuns } from '@/lib/services/retention/list-retention-runs'
import { listSensors } from '@/lib/services/sensors/list-sensors'
import { getTenant } from '@/lib/services/tenants/get-tenant'
import { listUserSessions } from '@/lib/services/users/list-user-sessions'
import { listUsers } from '@/lib/services/users/list-users'

const SOURCE = '00000000-0000-4000-8000-000000000010'
const SENSOR = '00000000-0000-4000-8000-000000000020'
const USER = '00000000-0000-4000-8000-000000000030'
const JOB = '00000000-0000-4000-8000-000000000080'
const limit = 50

export async function readBack(ctx: Ctx, hasJobs: boolean) {
  const from = '2025-12-31T00:00:00Z'
  const to = '2026-01-02T00:00:00Z'
  const { status, gateways, tags } = await getDevice(ctx, { id: SOURCE })
  const { settings, retention } = await getTenant(ctx, { id: 7 })
  const named = <T extends { readonly name: string }>(list: { readonly items: readonly T[] }) =>
    list.items.map(({ name }) => name).sort()
  return {
    companies: named(await listCompanies(ctx, { limit })),
    tenant: { sensocanCommands: settings.sensocanCommands, ...retention },
    devices: named(await listDevices(ctx, { limit })),
    source: { status, gateways, tags },
    credentials: (await listCredentials(ctx, { id: SOURCE })).items.map(({ kind, username }) => [
      kind,
      username,
    ]),
    sensors: (await listSensors(ctx, { id: SOURCE })).items.map(({ slug, type, unit }) => [slug, type, unit]),
    latest: (await getLatest(ctx, { id: SOURCE })).items.map(({ key, value }) => [key, value]).sort(),
    readings: (await getReadings(ctx, { id: SOURCE, sensor: SENSOR, from, to, points: 100 })).points,
    commands: (await listCommands(ctx, { id: SOURCE, limit })).items
      .map(({ name, payload, state }) => [name, payload, state])
      .sort(),
    logs: (await listLogs(ctx, { tenantId: 7, limit })).items.map(({ sentence }) => sentence).sort(),
    audit: (await listAudit(ctx, { limit })).items.map(({ verb }) => verb),
    users: (await listUsers(ctx, { limit })).items.map(({ username }) => username),
    sessions: (await listUserSessions(ctx, { id: USER })).items.length,
    apiTokens: (await listApiTokens(ctx, { limit })).items.map(({ name, scopes }) => [name, scopes]),
    jobs: (await listJobs(ctx, { limit })).items.map(({ title, state }) => [title, state]),
    failures: hasJobs
      ? (await listJobFailures(ctx, { id: JOB, limit })).items.map(({ sentence }) => sentence)
      : [],
    deviceTemplates: named(await listDeviceTemplates(ctx, { limit })),
    commandTemplates: (await listCommandTemplates(ctx, { id: 7 })).items.map(({ label }) => label),
    retentionRuns: (await listRetentionRuns(ctx, {})).items
      .filter(({ endedAt }) => endedAt !== null)
      .map(({ tenantId, readings, logs }) => [tenantId, readings, logs]),
  }
}
