'use client'
import { useState } from 'react'
import type { CommandTemplate } from '@/lib/contract/command-templates'
import type { CommandView } from '@/lib/contract/commands'
import type { DeviceDetail } from '@/lib/contract/devices'
import { SendTemplate } from '../command-templates/send-template'
import type { PreviewTemplate } from '../command-templates/template-actions'
import { useDevice } from '../device/use-device'
import { cn } from '../ui/cn'
import { CommandComposer, type QueueCommand } from './command-composer'
import { type CommandDraft, draftOf } from './command-draft'
import { CommandHistory } from './command-history'
import type { PreviewCommand } from './command-preview'
import { CommandsOffNotice } from './commands-off-notice'
import type { TakeBackCommand } from './take-back'
import { useCommands } from './use-commands'

interface CommandsTabProps {
  readonly device: DeviceDetail
  /** Saved by the tenant. */
  readonly templates: readonly CommandTemplate[]
  readonly maySend: boolean
  /** A SensoCAN device takes commands only where its tenant has turned them on. */
  readonly isTurnedOff: boolean
  readonly queueCommand: QueueCommand
  readonly previewCommand: PreviewCommand
  readonly previewTemplate: PreviewTemplate
  readonly takeBackCommand: TakeBackCommand
}

export function CommandsTab({
  device: initial,
  templates,
  maySend,
  isTurnedOff,
  queueCommand,
  previewCommand,
  previewTemplate,
  takeBackCommand,
}: CommandsTabProps) {
  const device = useDevice(initial)
  const commands = useCommands(device)
  const { isOnline } = device.connection
  const onQueued = (command: CommandView) => commands.add(command)
  const [again, setAgain] = useState<{ readonly draft: CommandDraft; readonly asked: number }>()
  const mayUseAgain = maySend && !isTurnedOff
  return (
    <div
      className={cn(
        'grid min-w-0 grid-cols-1 items-start gap-4',
        (maySend || isTurnedOff) && 'xl:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]',
      )}
    >
      {isTurnedOff ? (
        <CommandsOffNotice tenantId={device.tenantId} tenantName={device.tenantName} />
      ) : maySend ? (
        <div className="flex min-w-0 flex-col gap-4">
          <SendTemplate
            device={device}
            templates={templates}
            previewTemplate={previewTemplate}
            queueCommand={queueCommand}
            onQueued={onQueued}
          />
          <CommandComposer
            key={again?.asked ?? 0}
            initial={again?.draft}
            device={device}
            isOnline={isOnline}
            queueCommand={queueCommand}
            previewCommand={previewCommand}
            onQueued={onQueued}
          />
        </div>
      ) : (
        <p className="rounded-lg border bg-surface p-4 text-sm text-ink-muted">
          You see the commands of this device. An engineer or admin sends them.
        </p>
      )}
      <CommandHistory
        commands={commands}
        isOnline={isOnline}
        draftOf={(command) => (mayUseAgain ? draftOf(command, device.dialect) : undefined)}
        takeBackCommand={maySend ? takeBackCommand : undefined}
        onUseAgain={(draft) => setAgain({ draft, asked: (again?.asked ?? 0) + 1 })}
      />
    </div>
  )
}
