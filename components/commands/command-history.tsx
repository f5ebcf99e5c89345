'use client'
import { RotateCcw, SquareTerminal } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CommandView } from '@/lib/contract/commands'
import { QueryError } from '../live/query-error'
import { showValue } from '../live/show-value'
import { Badge } from '../ui/badge'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { formatClock } from '../ui/format-time'
import { RelativeTime } from '../ui/relative-time'
import { TableSkeleton } from '../ui/skeleton'
import type { CommandDraft } from './command-draft'
import { commandStory } from './command-story'
import { TakeBack, type TakeBackCommand } from './take-back'
import type { useCommands } from './use-commands'

/** Commands, newest first, each with its state and the time of each step. */
export function CommandHistory({
  commands: { items, list, add },
  isOnline,
  draftOf,
  onUseAgain,
  takeBackCommand,
}: {
  readonly commands: ReturnType<typeof useCommands>
  readonly isOnline: boolean
  /** What a command comes to in the composer; nothing where it cannot be sent again from here. */
  readonly draftOf: (command: CommandView) => CommandDraft | undefined
  readonly onUseAgain: (draft: CommandDraft) => void
  /** Nothing for those who may not send. */
  readonly takeBackCommand: TakeBackCommand | undefined
}) {
  if (list.isError && items.length === 0) {
    return <QueryError error={list.error} onRetry={() => void list.refetch()} />
  }
  if (list.isPending && items.length === 0) return <TableSkeleton />
  if (items.length === 0) {
    return (
      <EmptyState
        icon={SquareTerminal}
        title="No command yet"
        sentence="A command that is sent from here, over the API or over MQTT shows here with each of its states."
      />
    )
  }
  return (
    <Card title="Commands" description="The newest 100, states live" isFlush>
      <ol className="divide-y">
        {items.map((command) => (
          <CommandItem
            key={command.id}
            command={command}
            isOnline={isOnline}
            draft={draftOf(command)}
            onUseAgain={onUseAgain}
            takeBack={
              takeBackCommand && command.state === 'queued' ? (
                <TakeBack command={command} takeBackCommand={takeBackCommand} onTaken={add} />
              ) : null
            }
          />
        ))}
      </ol>
    </Card>
  )
}

/** How long it took, from the moment that it was sent. */
const roundTrips = ({ deliveredAfterMs, answeredAfterMs }: CommandView): readonly string[] => [
  ...(deliveredAfterMs === null ? [] : [`delivered after ${deliveredAfterMs.toLocaleString('en')} ms`]),
  ...(answeredAfterMs === null ? [] : [`answered after ${answeredAfterMs.toLocaleString('en')} ms`]),
]

function CommandItem({
  command,
  isOnline,
  draft,
  onUseAgain,
  takeBack,
}: {
  readonly command: CommandView
  readonly isOnline: boolean
  readonly draft: CommandDraft | undefined
  readonly onUseAgain: (draft: CommandDraft) => void
  readonly takeBack: ReactNode
}) {
  const story = commandStory(command, isOnline)
  return (
    <li className="flex flex-col gap-1 px-4 py-3 text-sm" data-command-state={command.state}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={story.tone} role="status">
          {story.word}
        </Badge>
        <code className="min-w-0 font-medium break-all">{command.name}</code>
        <span className="ml-auto text-xs text-ink-faint">
          <RelativeTime at={command.queuedAt} /> by {command.createdBy}, QoS {command.qos}
        </span>
        {takeBack}
        {draft ? (
          <Button
            size="sm"
            variant="ghost"
            aria-label={`Use ${command.name} again`}
            onClick={() => onUseAgain(draft)}
          >
            <RotateCcw aria-hidden /> Use again
          </Button>
        ) : null}
      </div>
      <p className="font-mono text-xs break-all text-ink-muted">{showValue(command.payload, 200)}</p>
      <p className="text-ink-muted">{story.sentence}</p>
      <ul className="flex flex-wrap gap-x-4 text-xs text-ink-faint">
        {story.steps.map(({ label, at }) => (
          <li key={label}>
            {label}{' '}
            <time dateTime={at} title={at} className="font-mono">
              {formatClock(at)}
            </time>
          </li>
        ))}
        {roundTrips(command).map((text) => (
          <li key={text}>{text}</li>
        ))}
        {command.state === 'queued' || (command.state === 'sent' && command.qos > 0) ? (
          <li>
            expires <RelativeTime at={command.expiresAt} />
          </li>
        ) : null}
      </ul>
    </li>
  )
}
