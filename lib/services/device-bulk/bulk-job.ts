/** The job of every bulk action: the devices of a batch that are there and the actor's to change, and what is done to them. */
import type { PoolClient } from 'pg'
import type { BulkAction } from '@/lib/contract/device-bulk'
import { may } from '@/lib/core/actor'
import type { Ctx } from '../context'
import type { BatchOutcome, ItemFailure, JobKind } from '../jobs/job-kind'
import type { ActionOutcome } from './action-outcome'
import { type BulkDevice, loadBulkDevices } from './bulk-device'
import { readBulkInput } from './bulk-input'
import { changeStatus } from './change-status'
import { changeTags } from './change-tags'
import { checkRotation } from './check-rotation'
import { deleteDevices } from './delete-devices'

const BATCH_ROWS = 500
/** With each goes what it ever measured. */
const DELETED_AT_ONCE = 50

export const bulkJob: JobKind = {
  open: ({ input }) => {
    const { ids, action } = readBulkInput(input)
    return {
      batchRows: action.kind === 'delete' ? DELETED_AT_ONCE : BATCH_ROWS,
      run: (ctx, client, from, to) => runDevices(ctx, client, action, ids.slice(from, to), from),
    }
  },
}

async function runDevices(
  ctx: Ctx,
  client: PoolClient,
  action: BulkAction,
  ids: readonly string[],
  from: number,
): Promise<BatchOutcome> {
  const found = await loadBulkDevices(client, ids)
  const devices = [...found.values()].filter((device) => may(ctx.actor, 'provision', device))
  const { refused, counts } = await act(ctx, client, action, devices)
  const failures = ids.flatMap((id, index): ItemFailure[] => {
    const device = found.get(id)
    const isTheirs = device !== undefined && may(ctx.actor, 'provision', device)
    const sentence = isTheirs ? refused.get(id) : 'The device is not there any more.'
    if (sentence === undefined) return []
    return [{ row: from + index + 1, sentence, input: isTheirs ? shown(device) : { id } }]
  })
  return { failures, counts }
}

const shown = ({ id, name, externalId }: BulkDevice) => ({ id, name, externalId })

function act(
  ctx: Ctx,
  client: PoolClient,
  action: BulkAction,
  devices: readonly BulkDevice[],
): Promise<ActionOutcome> {
  switch (action.kind) {
    case 'enable':
      return changeStatus(ctx, client, devices, 'enabled')
    case 'disable':
      return changeStatus(ctx, client, devices, 'disabled')
    case 'tag':
      return changeTags(ctx, client, devices, (tags) => ({ ...tags, ...action.tags }))
    case 'untag':
      return changeTags(ctx, client, devices, (tags) =>
        Object.fromEntries(Object.entries(tags).filter(([name]) => !action.names.includes(name))),
      )
    case 'rotate-credentials':
      return checkRotation(client, devices)
    case 'delete':
      return deleteDevices(ctx, client, devices)
  }
}
