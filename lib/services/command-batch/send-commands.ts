import { sendCommandsOp } from '@/lib/contract/command-batch'
import { conflict } from '@/lib/core/fault'
import { expiryOf } from '../commands/command-life'
import { verb } from '../context'
import { queueJob } from '../jobs/queue-job'
import { batchCommand } from './batch-command'
import { writeBatchInput } from './batch-input'
import { batchTargets } from './batch-targets'

export const sendCommands = verb(sendCommandsOp, async (ctx, input) => {
  const { qos, expiresAt, expectedCount } = input
  const filled = await batchCommand(ctx, input)
  const { deviceIds, companyId, tenantId } = await batchTargets(ctx, input)
  const total = deviceIds.length
  if (expectedCount !== undefined && expectedCount !== total) {
    throw conflict(
      `It would go to ${total} devices, and ${expectedCount} were expected: look again, nothing was sent.`,
    )
  }
  const command = { ...filled, qos: qos ?? filled.qos }
  return queueJob(ctx, {
    kind: 'send-commands',
    title: `Send "${command.name}" to ${total} device${total === 1 ? '' : 's'}`,
    companyId,
    tenantId,
    input: writeBatchInput({
      command,
      expiresAt: expiryOf(ctx.services.now(), expiresAt).toISOString(),
      deviceIds,
    }),
    total,
  })
})
