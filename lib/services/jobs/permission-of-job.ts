import type { JobKindId } from '@/lib/contract/jobs'
import type { Permission } from '@/lib/core/roles'

/** What a job of each kind needs, at its start and before each batch; also what cancelling another's job needs. */
export const permissionOfJob = {
  'import-devices': 'provision',
  'enable-devices': 'provision',
  'disable-devices': 'provision',
  'tag-devices': 'provision',
  'untag-devices': 'provision',
  'rotate-credentials': 'provision',
  'delete-devices': 'provision',
  'send-commands': 'send:commands',
} as const satisfies Record<JobKindId, Permission>
