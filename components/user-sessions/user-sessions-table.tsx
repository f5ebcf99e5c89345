'use client'
import { useRouter } from 'next/navigation'
import { toast } from '@/components/ui/late-toast'
import type { UserSession } from '@/lib/contract/user-sessions'
import { sentenceOf } from '../device/use-action'
import { Badge } from '../ui/badge'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { RelativeTime } from '../ui/relative-time'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { browserName } from './browser-name'
import type { UserSessionActions } from './user-session-actions'

export function UserSessionsTable({
  userId,
  sessions,
  end,
}: {
  userId: string
  sessions: readonly UserSession[]
  end: UserSessionActions['end']
}) {
  return (
    <Table label="Sessions">
      <TableHead>
        <tr>
          <TableHeadCell>Browser</TableHeadCell>
          <TableHeadCell>Address</TableHeadCell>
          <TableHeadCell>Signed in</TableHeadCell>
          <TableHeadCell>Last seen</TableHeadCell>
          <TableHeadCell>
            <span className="sr-only">Actions</span>
          </TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {sessions.map((session) => (
          <TableRow key={session.id}>
            <TableCell className="max-w-64">
              <span title={session.userAgent} className="block truncate">
                {browserName(session.userAgent)}
              </span>
              {session.isCurrent ? <Badge tone="info">This one</Badge> : null}
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <code>{session.address}</code>
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">
              <RelativeTime at={session.createdAt} />
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">
              <RelativeTime at={session.lastSeenAt} />
            </TableCell>
            <TableCell className="text-right">
              <EndSession userId={userId} session={session} end={end} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function EndSession({
  userId,
  session,
  end,
}: {
  userId: string
  session: UserSession
  end: UserSessionActions['end']
}) {
  const router = useRouter()
  const name = `${browserName(session.userAgent)} at ${session.address}`
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="danger-outline" aria-label={`Sign out of ${name}`}>
          Sign out
        </Button>
      }
      title={`Sign out of ${name}?`}
      consequences={[
        session.isCurrent
          ? 'This is the browser that you are in: you sign in again.'
          : 'Its open pages stop within two seconds, and ask to sign in again.',
      ]}
      confirmLabel="Sign out"
      onConfirm={async () => {
        const sentence = await sentenceOf(end, { id: userId, sessionId: session.id })
        if (sentence === undefined) {
          toast.success(`Signed out of ${name}.`)
          router.refresh()
        }
        return sentence
      }}
    />
  )
}
