'use client'

import { useState } from 'react'
import type { BulkAction } from '@/lib/contract/device-bulk'
import { plural } from '../lists/plural'
import { ConfirmDialog } from '../ui/confirm-dialog'

export type ConfirmedKind = 'disable' | 'rotate-credentials' | 'delete'

const OVERLAP_HOURS = 72

/** Asks before an action on many devices that cuts or takes away. */
export function BulkConfirm({
  kind,
  count,
  onStart,
  onClose,
}: {
  kind: ConfirmedKind
  count: number
  onStart: (action: BulkAction) => Promise<string | undefined>
  onClose: () => void
}) {
  const [words] = useState(() => wordsOf(kind, plural(count, 'device')))
  return (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={words.title}
      consequences={words.consequences}
      confirmLabel={words.label}
      isDanger={kind !== 'rotate-credentials'}
      {...(kind === 'delete' ? { nameToType: `delete ${count}` } : {})}
      onConfirm={() => onStart(actionOf(kind))}
    />
  )
}

const actionOf = (kind: ConfirmedKind): BulkAction =>
  kind === 'rotate-credentials' ? { kind, overlapHours: OVERLAP_HOURS } : { kind }

function wordsOf(kind: ConfirmedKind, devices: string) {
  switch (kind) {
    case 'disable':
      return {
        title: `Disable ${devices}?`,
        consequences: ['Those that are connected are cut off, and none can connect until it is enabled.'],
        label: 'Disable',
      }
    case 'rotate-credentials':
      return {
        title: `Rotate the credentials of ${devices}?`,
        consequences: [
          'The job looks which devices can be given new ones.',
          'Its page then issues them as a file, once; until you take it, nothing changes.',
          `From then on the old credentials are taken for ${OVERLAP_HOURS} hours more.`,
        ],
        label: 'Rotate',
      }
    case 'delete':
      return {
        title: `Delete ${devices}?`,
        consequences: [
          'Deletes them with their sensors, credentials and every reading.',
          'Those that are connected are cut off. This cannot be taken back.',
        ],
        label: 'Delete for good',
      }
  }
}
