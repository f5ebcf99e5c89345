import type { ApiToken } from '@/lib/contract/api-tokens'
import { Badge } from '../ui/badge'
import { CopyButton } from '../ui/copy-button'
import { RelativeTime } from '../ui/relative-time'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { RevokeToken } from './revoke-token'
import type { DeleteTokenAction } from './token-actions'

export function TokensTable({ tokens, remove }: { tokens: readonly ApiToken[]; remove: DeleteTokenAction }) {
  return (
    <Table label="API tokens">
      <TableHead>
        <tr>
          <TableHeadCell>Name</TableHeadCell>
          <TableHeadCell>Id, the MQTT user name</TableHeadCell>
          <TableHeadCell>Value</TableHeadCell>
          <TableHeadCell>Scopes</TableHeadCell>
          <TableHeadCell>Created</TableHeadCell>
          <TableHeadCell>Last used</TableHeadCell>
          <TableHeadCell>Expires</TableHeadCell>
          <TableHeadCell>
            <span className="sr-only">Actions</span>
          </TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {tokens.map((token) => (
          <TableRow key={token.id}>
            <TableCell className="min-w-32">
              <span className="font-medium">{token.name}</span>
              <span className="block text-xs text-ink-faint">{token.companyName}</span>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <span className="flex items-center gap-1">
                <code>{token.id}</code>
                <CopyButton text={token.id} what={`the id of ${token.name}`} />
              </span>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <code>
                {token.prefix}…{token.lastFour}
              </code>
            </TableCell>
            <TableCell>
              <span className="flex min-w-36 flex-wrap gap-1">
                {token.scopes.map((scope) => (
                  <Badge key={scope}>{scope}</Badge>
                ))}
              </span>
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">
              <RelativeTime at={token.createdAt} />
              <span className="block text-xs">by {token.createdBy}</span>
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">
              {token.lastUsedAt ? <RelativeTime at={token.lastUsedAt} /> : 'never'}
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">
              {token.expiresAt ? <RelativeTime at={token.expiresAt} /> : 'never'}
            </TableCell>
            <TableCell className="text-right">
              <RevokeToken token={token} remove={remove} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
