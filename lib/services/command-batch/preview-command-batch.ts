import { loadDevices } from '@/lib/access/load-device'
import { type CommandBatchPreview, previewCommandBatchOp } from '@/lib/contract/command-batch'
import type { FilledCommand } from '@/lib/contract/commands'
import type { RegisteredDevice } from '@/lib/core/registry'
import { commandOf } from '../commands/command-of'
import { previewFor } from '../commands/preview-command'
import { type Ctx, verb } from '../context'
import { batchCommand } from './batch-command'
import { batchTargets } from './batch-targets'

const DEVICES_AT_ONCE = 500

export const previewCommandBatch = verb(previewCommandBatchOp, async (ctx, input) => {
  const command = await batchCommand(ctx, input)
  const { deviceIds } = await batchTargets(ctx, input)
  const preview = new Preview(command)
  for (let from = 0; from < deviceIds.length; from += DEVICES_AT_ONCE) {
    for (const device of await inOrder(ctx, deviceIds.slice(from, from + DEVICES_AT_ONCE)))
      preview.add(device)
  }
  return preview.answer(deviceIds.length)
})

async function inOrder({ services }: Ctx, ids: readonly string[]): Promise<RegisteredDevice[]> {
  const byId = new Map((await loadDevices(services.db.pool, ids)).map((device) => [device.id, device]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

type Refusal = CommandBatchPreview['refusals'][number]

class Preview {
  private sendable = 0
  private sample: CommandBatchPreview['sample'] = null
  private readonly refusals = new Map<string, Refusal>()

  constructor(private readonly command: FilledCommand) {}

  add(device: RegisteredDevice): void {
    const { id: deviceId, name: deviceName } = device
    const preview = previewFor(device, commandOf(this.command))
    if (preview.isSendable) {
      this.sendable++
      this.sample ??= { deviceId, deviceName, dialect: device.dialect, preview }
      return
    }
    const { sentence, mend } = preview
    const known = this.refusals.get(sentence)
    if (known) known.count++
    else this.refusals.set(sentence, { sentence, mend, count: 1, deviceId, deviceName })
  }

  answer(total: number): CommandBatchPreview {
    return { total, sendable: this.sendable, refusals: [...this.refusals.values()], sample: this.sample }
  }
}
