import type { PoolClient } from 'pg'
import { loadDevices } from '@/lib/access/load-device'
import { may } from '@/lib/core/actor'
import type { RegisteredDevice } from '@/lib/core/registry'
import { isRejection } from '@/lib/core/rejection'
import { dialectOf } from '@/lib/dialects/registry'
import { commandOf } from '../commands/command-of'
import type { Ctx } from '../context'
import type { BatchOutcome, ItemFailure, JobKind } from '../jobs/job-kind'
import { type BatchInput, readBatchInput } from './batch-input'
import { insertCommands } from './insert-commands'

const BATCH_ROWS = 200

export const sendCommandsJob: JobKind = {
  open: ({ id, companyId, input }) => {
    const batch = readBatchInput(input)
    return {
      batchRows: BATCH_ROWS,
      run: (ctx, client, from, to) => runSendCommands(ctx, client, { id, companyId, batch }, from, to),
    }
  },
}

interface Sending {
  readonly id: string
  readonly companyId: string
  readonly batch: BatchInput
}

/** One row of `commands` a device; what a dialect cannot carry, or is not the sender's any more, is a failure of its own. */
async function runSendCommands(
  ctx: Ctx,
  client: PoolClient,
  { id: jobId, companyId, batch }: Sending,
  from: number,
  to: number,
): Promise<BatchOutcome> {
  const { command, expiresAt, deviceIds } = batch
  const wanted = deviceIds.slice(from, to)
  const found = new Map((await loadDevices(client, wanted)).map((device) => [device.id, device]))
  const failures: ItemFailure[] = []
  const devices: RegisteredDevice[] = []
  for (const [index, deviceId] of wanted.entries()) {
    const device = found.get(deviceId)
    const flaw = device ? flawOf(ctx, companyId, device, batch) : 'The device is gone.'
    if (device && flaw === undefined) devices.push(device)
    else
      failures.push({
        row: from + index + 1,
        sentence: flaw ?? '',
        input: { deviceId, name: device?.name ?? '' },
      })
  }
  await insertCommands(ctx, client, devices, { jobId, command, expiresAt: new Date(expiresAt) })
  return { failures, counts: { queued: devices.length } }
}

function flawOf(
  { actor, services }: Ctx,
  companyId: string,
  device: RegisteredDevice,
  { command, expiresAt }: BatchInput,
): string | undefined {
  if (Date.parse(expiresAt) <= services.now()) return 'The command expired before its turn came.'
  if (device.companyId !== companyId || !may(actor, 'send:commands', device)) {
    return 'The device is not the sender’s to command any more.'
  }
  const encoded = dialectOf(device.dialect).encodeCommand(device, commandOf(command))
  return isRejection(encoded)
    ? [encoded.sentence, encoded.mend?.sentence].filter(Boolean).join(' ')
    : undefined
}
