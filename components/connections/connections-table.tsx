import type { Connection } from '@/lib/contract/connections'
import type { Action } from '../device/action-result'
import { rateWords } from '../devices/rate-words'
import { SortHead } from '../lists/sort-head'
import { bytesWords } from '../settings/limit-words'
import { RelativeTime } from '../ui/relative-time'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { CutConnection } from './cut-connection'
import { PrincipalCells } from './principal-cells'
import { protocolName } from './protocol-name'
import { SubscriptionsCell } from './subscriptions-cell'
import { TakeoverMark } from './takeover-mark'

/** The order of the list where the URL says none. */
const FIRST = '-connectedAt'

export function ConnectionsTable({
  connections,
  mayCut,
  cut,
}: {
  connections: readonly Connection[]
  /** Ids of those that the reader may cut. */
  mayCut: readonly string[]
  cut: Action<{ id: string }, unknown>
}) {
  return (
    <Table label="Connections">
      <TableHead>
        <tr>
          <SortHead label="Who" sortKey="principal" first={FIRST} />
          <TableHeadCell>Client id</TableHeadCell>
          <TableHeadCell>Address</TableHeadCell>
          <TableHeadCell>Protocol</TableHeadCell>
          <SortHead label="Connected" sortKey="connectedAt" first={FIRST} begins="descending" />
          <SortHead
            label="Messages/s"
            sortKey="rate"
            first={FIRST}
            begins="descending"
            className="text-right"
          />
          <TableHeadCell className="text-right">In, out</TableHeadCell>
          <SortHead label="Queue" sortKey="queue" first={FIRST} begins="descending" className="text-right" />
          <TableHeadCell>Subscriptions</TableHeadCell>
          <TableHeadCell>
            <span className="sr-only">Actions</span>
          </TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {connections.map((connection) => (
          <TableRow key={connection.id}>
            <PrincipalCells of={connection}>
              <TakeoverMark connection={connection} />
            </PrincipalCells>
            <TableCell className="whitespace-nowrap">
              <code>{connection.address}</code>
              <span className="block text-xs text-ink-faint">{connection.listener}</span>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              {protocolName(connection.protocolVersion)}
              <span className="block text-xs text-ink-faint">keep-alive {connection.keepAliveSeconds} s</span>
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">
              <RelativeTime at={connection.connectedAt} />
            </TableCell>
            <TableCell className="text-right whitespace-nowrap">
              {rateWords(connection.messagesInPerSecond)}
            </TableCell>
            <TableCell className="text-right whitespace-nowrap">
              {connection.messagesIn.toLocaleString('en')}, {connection.messagesOut.toLocaleString('en')}
            </TableCell>
            <TableCell className="text-right whitespace-nowrap">
              {bytesWords(connection.queuedBytes)}
              {connection.droppedQos0 > 0 ? (
                <span className="block text-xs text-warn">
                  {connection.droppedQos0.toLocaleString('en')} dropped
                </span>
              ) : null}
              {connection.queuedMessages > 0 ? (
                <span className="block text-xs text-ink-faint">
                  {connection.queuedMessages.toLocaleString('en')} waiting
                </span>
              ) : null}
              {connection.droppedQueueFull > 0 ? (
                <span className="block text-xs text-warn">
                  {connection.droppedQueueFull.toLocaleString('en')} lost, queue full
                </span>
              ) : null}
            </TableCell>
            <TableCell>
              <SubscriptionsCell filters={connection.subscriptions} />
            </TableCell>
            <TableCell className="text-right">
              {mayCut.includes(connection.id) ? <CutConnection connection={connection} cut={cut} /> : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
