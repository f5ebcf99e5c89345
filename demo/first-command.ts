import { queueCommand } from '@/lib/services/commands/queue-command'
import type { Ctx } from '@/lib/services/context'
import { runVerb } from '@/lib/services/run-verb'
import type { FleetMember } from './ensure-fleet'

/** One command to each new device that takes any, so that there are some to look at; whoever was here before has theirs. */
export async function sendFirstCommand(ctx: Ctx, { id, device, isNew }: FleetMember): Promise<void> {
  const [setting] = device.settings ?? []
  if (!isNew || id === undefined || !setting) return
  const { name, initial, max } = setting
  const value = Math.round(initial + (max - initial) / 4)
  await runVerb(queueCommand, ctx, { id, name, payload: { value } })
}
