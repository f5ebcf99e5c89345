import type { ReactNode } from 'react'
import type { Connection } from '@/lib/contract/connections'
import { dialectName } from '../device/dialect-name'
import { TableCell } from '../ui/table'
import { ConnectionName } from './connection-name'
import { kindWords } from './principal-kinds'

/** Who it is, what kind of client, and as which it came; the first cells of a row. */
export function PrincipalCells({
  of,
  children,
}: {
  of: Pick<Connection, 'principal' | 'principalKind' | 'dialect' | 'clientId' | 'deviceId' | 'tenantId'>
  /** What else is to be said of who it is. */
  children?: ReactNode
}) {
  return (
    <>
      <TableCell className="min-w-36">
        <ConnectionName connection={of} />
        <span className="block text-xs text-ink-faint">
          {kindWords[of.principalKind]}
          {of.dialect ? `, ${dialectName(of.dialect)}` : ''}
        </span>
        {children}
      </TableCell>
      <TableCell className="max-w-32 sm:max-w-56">
        <code className="block truncate" title={of.clientId}>
          {of.clientId}
        </code>
      </TableCell>
    </>
  )
}
