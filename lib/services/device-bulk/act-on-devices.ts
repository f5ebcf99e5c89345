import { actOnDevicesOp, type BulkAction } from '@/lib/contract/device-bulk'
import type { JobKindId } from '@/lib/contract/jobs'
import { verb } from '../context'
import { queueJob } from '../jobs/queue-job'
import { writeBulkInput } from './bulk-input'
import { findBulkDevices } from './find-bulk-devices'

/** The devices are those of now: one that comes to match while the job runs is left alone. */
export const actOnDevices = verb(actOnDevicesOp, async (ctx, input) => {
  const { ids, companyId, tenantId } = await findBulkDevices(ctx, input)
  const { action } = input
  return queueJob(ctx, {
    kind: kindOf[action.kind],
    title: `${wordsOf(action)} ${ids.length === 1 ? '1 device' : `${ids.length} devices`}`,
    companyId,
    tenantId,
    input: writeBulkInput({ ids, action }),
    total: ids.length,
  })
})

const kindOf = {
  enable: 'enable-devices',
  disable: 'disable-devices',
  tag: 'tag-devices',
  untag: 'untag-devices',
  'rotate-credentials': 'rotate-credentials',
  delete: 'delete-devices',
} as const satisfies Record<BulkAction['kind'], JobKindId>

function wordsOf(action: BulkAction): string {
  switch (action.kind) {
    case 'enable':
      return 'Enable'
    case 'disable':
      return 'Disable'
    case 'tag':
      return `Tag ${Object.keys(action.tags).join(', ')} on`
    case 'untag':
      return `Remove the tag ${action.names.join(', ')} of`
    case 'rotate-credentials':
      return 'Rotate the credentials of'
    case 'delete':
      return 'Delete'
  }
}
