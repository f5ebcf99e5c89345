import type { AwaySession } from '@/lib/contract/away-sessions'
import type { Action } from '../device/action-result'
import { SortHead } from '../lists/sort-head'
import { bytesWords } from '../settings/limit-words'
import { RelativeTime } from '../ui/relative-time'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { EndAwaySession } from './end-away-session'
import { PrincipalCells } from './principal-cells'
import { SubscriptionsCell } from './subscriptions-cell'

/** The order of the list where the URL says none. */
const FIRST = '-leftAt'

export function AwayTable({
  sessions,
  mayEnd,
  end,
}: {
  sessions: readonly AwaySession[]
  /** Ids of those that the reader may end. */
  mayEnd: readonly string[]
  end: Action<{ id: string }, unknown>
}) {
  return (
    <Table label="Away sessions">
      <TableHead>
        <tr>
          <TableHeadCell>Who</TableHeadCell>
          <TableHeadCell>Client id</TableHeadCell>
          <SortHead label="Left" sortKey="leftAt" first={FIRST} begins="descending" />
          <SortHead label="Ends" sortKey="expiresAt" first={FIRST} />
          <TableHeadCell className="text-right">Waiting</TableHeadCell>
          <TableHeadCell>Subscriptions</TableHeadCell>
          <TableHeadCell>
            <span className="sr-only">Actions</span>
          </TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {sessions.map((session) => (
          <TableRow key={session.id}>
            <PrincipalCells of={session} />
            <TableCell className="whitespace-nowrap text-ink-muted">
              <RelativeTime at={session.leftAt} />
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">
              <RelativeTime at={session.expiresAt} />
            </TableCell>
            <TableCell className="text-right whitespace-nowrap">
              {session.waitingMessages.toLocaleString('en')}
              {session.waitingMessages > 0 ? (
                <span className="block text-xs text-ink-faint">{bytesWords(session.waitingBytes)}</span>
              ) : null}
            </TableCell>
            <TableCell>
              <SubscriptionsCell filters={session.subscriptions} />
            </TableCell>
            <TableCell className="text-right">
              {mayEnd.includes(session.id) ? <EndAwaySession session={session} end={end} /> : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
