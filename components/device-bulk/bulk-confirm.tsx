'use client'

import { useState } from 'react'
import type { BulkAction } from '@/lib/contract/device-bulk'
import { plural } from '../lists/plural'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { OverlapChoice, overlapWords } from './overlap-choice'

export type ConfirmedKind = 'disable' | 'rotate-credentials' | 'delete'

const OVERLAP_HOURS_AT_FIRST = 72

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
  const [devices] = useState(() => plural(count, 'device'))
  const [hours, setHours] = useState(OVERLAP_HOURS_AT_FIRST)
  const words = wordsOf(kind, devices, hours)
  return (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={words.title}
      consequences={words.consequences}
      confirmLabel={words.label}
      isDanger={kind !== 'rotate-credentials'}
      {...(kind === 'delete' ? { nameToType: `delete ${count}` } : {})}
      onConfirm={() => onStart(actionOf(kind, hours))}
    >
      {kind === 'rotate-credentials' ? <OverlapChoice hours={hours} onChange={setHours} /> : null}
    </ConfirmDialog>
  )
}

const actionOf = (kind: ConfirmedKind, overlapHours: number): BulkAction =>
  kind === 'rotate-credentials' ? { kind, overlapHours } : { kind }

function wordsOf(kind: ConfirmedKind, devices: string, overlapHours: number) {
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
          overlapWords(overlapHours),
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
