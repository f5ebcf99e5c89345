/** What people leave behind: API tokens, saved commands, jobs and one command to many; each is made once. */
import type { JobKindId } from '@/lib/contract/jobs'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { listApiTokens } from '@/lib/services/api-tokens/list-api-tokens'
import { sendCommands } from '@/lib/services/command-batch/send-commands'
import { createCommandTemplate } from '@/lib/services/command-templates/create-command-template'
import { listCommandTemplates } from '@/lib/services/command-templates/list-command-templates'
import type { Ctx } from '@/lib/services/context'
import { actOnDevices } from '@/lib/services/device-bulk/act-on-devices'
import { listJobs } from '@/lib/services/jobs/list-jobs'
import { runVerb } from '@/lib/services/run-verb'
import { airSetpoint } from './cabinets-herd'
import { endOfJob } from './end-of-job'
import type { Fleet, FleetMember } from './ensure-fleet'

export async function furnish(ctx: Ctx, { members, people }: Fleet): Promise<void> {
  const [first] = members
  if (!first) return
  const { companyId } = first
  await ensureTokens(people.admin, companyId)
  for (const tenantId of new Set(members.map((member) => member.tenantId)))
    await ensureSavedCommands(ctx, tenantId)
  const idsOf = (prefix: string) =>
    members.flatMap(({ id, device }) => (id !== undefined && device.asset.startsWith(prefix) ? [id] : []))
  const once = onceOf(people.admin, companyId)
  await once('tag-devices', () =>
    runVerb(actOnDevices, people.admin, {
      deviceIds: idsOf('DR-1'),
      action: { kind: 'tag', tags: { battery: 'changed in spring' } },
    }),
  )
  const shelved = members.filter(({ device }) => device.stays === 'spare' && device.dialect === 'capture')
  await once('disable-devices', () =>
    runVerb(actOnDevices, people.admin, {
      deviceIds: shelved.flatMap(({ id }) => id ?? []),
      action: { kind: 'disable' },
    }),
  )
}

/** To be called when they hear it. */
export async function commandCabinets({ members, people }: Fleet): Promise<void> {
  const cabinets = members.filter(isCabinet)
  const [first] = cabinets
  if (!first) return
  await onceOf(people.engineer, first.companyId)('send-commands', () =>
    runVerb(sendCommands, people.engineer, {
      deviceIds: cabinets.flatMap(({ id }) => id ?? []),
      command: { name: airSetpoint, payload: { value: 36 } },
    }),
  )
}

/** One that works. */
export const isCabinet = ({ device }: FleetMember): boolean =>
  device.asset.startsWith('PC-') && device.stays === undefined

/** Starts a job of the kind where the company never had one, and waits for its end. */
const onceOf =
  (ctx: Ctx, companyId: string) => async (kind: JobKindId, start: () => Promise<{ readonly id: string }>) => {
    const { items } = await runVerb(listJobs, ctx, { companyId, kind, limit: 1 })
    if (items.length === 0) await endOfJob(ctx, (await start()).id)
  }

async function ensureTokens(ctx: Ctx, companyId: string): Promise<void> {
  const { items } = await runVerb(listApiTokens, ctx, { companyId })
  for (const [name, scopes] of [
    ['Historian', ['read:telemetry']],
    ['Maintenance planner', ['read:telemetry', 'read:logs', 'send:commands']],
  ] as const) {
    if (!items.some((token) => token.name === name))
      await runVerb(createApiToken, ctx, { companyId, name, scopes })
  }
}

const savedCommands = [
  { label: 'Set the air of a cabinet', name: airSetpoint, parameter: 'celsius', initial: 34 },
  { label: 'Report every', name: 'report_interval', parameter: 'seconds', initial: 4 },
] as const

async function ensureSavedCommands(ctx: Ctx, id: number): Promise<void> {
  const { items } = await runVerb(listCommandTemplates, ctx, { id })
  if (items.length > 0) return
  for (const { label, name, parameter, initial } of savedCommands) {
    await runVerb(createCommandTemplate, ctx, {
      id,
      label,
      name,
      payload: `{"value": {{${parameter}}}}`,
      parameters: [{ name: parameter, type: 'number', default: initial }],
    })
  }
}
