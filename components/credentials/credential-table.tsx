'use client'
import type { Credential } from '@/lib/contract/credentials'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { RelativeTime } from '../ui/relative-time'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { kindLabel } from './kind-words'

export function CredentialTable({
  credentials,
  deviceName,
  onDelete,
}: {
  readonly credentials: readonly Credential[]
  readonly deviceName: string
  onDelete(credentialId: string): Promise<string | undefined>
}) {
  return (
    <Table label="Credentials">
      <TableHead>
        <TableRow>
          <TableHeadCell>Kind</TableHeadCell>
          <TableHeadCell>User name</TableHeadCell>
          <TableHeadCell>Secret</TableHeadCell>
          <TableHeadCell>Issued</TableHeadCell>
          <TableHeadCell>Last used</TableHeadCell>
          <TableHeadCell>Expires</TableHeadCell>
          <TableHeadCell>
            <span className="sr-only">Actions</span>
          </TableHeadCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {credentials.map((credential) => (
          <TableRow key={credential.id}>
            <TableCell className="whitespace-nowrap">
              {kindLabel(credential.kind)}
              {credential.label ? (
                <span className="block text-xs text-ink-faint">{credential.label}</span>
              ) : null}
            </TableCell>
            <TableCell className="font-mono text-xs break-all">
              {credential.username ?? <span className="text-ink-faint">the token itself</span>}
            </TableCell>
            <TableCell className="whitespace-nowrap">
              {credential.lastFour === null ? (
                <span className="text-ink-faint">not known</span>
              ) : (
                <code>…{credential.lastFour}</code>
              )}
            </TableCell>
            <TableCell className="text-ink-muted">
              <RelativeTime at={credential.createdAt} /> by {credential.createdBy}
            </TableCell>
            <TableCell className="text-ink-muted">
              {credential.lastUsedAt ? <RelativeTime at={credential.lastUsedAt} /> : 'never'}
            </TableCell>
            <TableCell className="text-ink-muted">
              {credential.expiresAt ? <RelativeTime at={credential.expiresAt} /> : 'never'}
            </TableCell>
            <TableCell className="text-right">
              <ConfirmDialog
                trigger={
                  <Button
                    size="sm"
                    variant="ghost"
                    className="text-bad"
                    aria-label={`Delete credential ${credential.username ?? credential.kind}`}
                  >
                    Delete
                  </Button>
                }
                title="Delete this credential?"
                consequences={[
                  `What is connected with it is cut within two seconds: ${deviceName} stays away until it has another.`,
                  'Its next login is refused.',
                  'This cannot be undone; a new credential has another secret.',
                ]}
                confirmLabel="Delete the credential"
                onConfirm={() => onDelete(credential.id)}
              />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
