import { SquareTerminal } from 'lucide-react'
import type { getCommandBatchOp } from '@/lib/contract/command-batch'
import type { OutputOf } from '@/lib/contract/operation'
import { Badge } from '../ui/badge'
import { EmptyState } from '../ui/empty-state'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'

type Command = OutputOf<typeof getCommandBatchOp>['items'][number]

export function BatchCommands({
  commands,
  hasMore,
}: {
  readonly commands: readonly Command[]
  readonly hasMore: boolean
}) {
  if (commands.length === 0) {
    return <EmptyState icon={SquareTerminal} title="No command" sentence="None is in this state." />
  }
  return (
    <>
      <Table label="Commands of the job">
        <TableHead>
          <tr>
            <TableHeadCell>Device</TableHeadCell>
            <TableHeadCell>State</TableHeadCell>
            <TableHeadCell>Queued</TableHeadCell>
            <TableHeadCell>Delivered after</TableHeadCell>
            <TableHeadCell>Answered after</TableHeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {commands.map((command) => (
            <TableRow key={command.id}>
              <TableCell className="min-w-36">
                <Link
                  href={`/tenant/${command.tenantId}/devices/${command.deviceId}/commands`}
                  className="rounded-sm font-medium hover:underline"
                >
                  {command.deviceName}
                </Link>
              </TableCell>
              <TableCell className={command.failure === null ? '' : 'min-w-40'}>
                <Badge tone={tones[command.state]}>{command.state}</Badge>
                {command.failure === null ? null : (
                  <span className="block text-xs text-ink-muted">{command.failure}</span>
                )}
              </TableCell>
              <TableCell className="whitespace-nowrap text-ink-muted">
                <RelativeTime at={command.queuedAt} />
              </TableCell>
              <TableCell className="tabular-nums">{ms(command.deliveredAfterMs)}</TableCell>
              <TableCell className="tabular-nums">{ms(command.answeredAfterMs)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {hasMore ? (
        <p className="text-sm text-ink-muted">The first 100 by name; press a state to narrow them.</p>
      ) : null}
    </>
  )
}

const ms = (value: number | null): string => (value === null ? '–' : `${value.toLocaleString('en')} ms`)

const tones = {
  queued: 'neutral',
  sent: 'info',
  delivered: 'ok',
  answered: 'ok',
  failed: 'bad',
  expired: 'warn',
} as const satisfies Record<Command['state'], string>
