'use client'

import { useRouter } from 'next/navigation'
import { toast } from '@/components/ui/late-toast'
import type { UserCredential } from '@/lib/contract/credentials'
import { kindLabel } from '../credentials/kind-words'
import { sentenceOf } from '../device/use-action'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { RelativeTime } from '../ui/relative-time'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import type { UserCredentialActions } from './user-credential-actions'

export function UserCredentialsTable({
  userId,
  credentials,
  remove,
}: {
  userId: string
  credentials: readonly UserCredential[]
  remove: UserCredentialActions['remove']
}) {
  return (
    <Table label="API keys and plain credentials">
      <TableHead>
        <tr>
          <TableHeadCell>Kind</TableHeadCell>
          <TableHeadCell>User name</TableHeadCell>
          <TableHeadCell>Secret</TableHeadCell>
          <TableHeadCell>Issued</TableHeadCell>
          <TableHeadCell>Last used</TableHeadCell>
          <TableHeadCell>Expires</TableHeadCell>
          <TableHeadCell>
            <span className="sr-only">Actions</span>
          </TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {credentials.map((credential) => (
          <TableRow key={credential.id}>
            <TableCell className="min-w-32">
              <span className="font-medium">{kindLabel(credential.kind)}</span>
              <span className="block text-xs text-ink-faint">
                {[credential.label, credential.tenantName && `tenant ${credential.tenantName}`]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </TableCell>
            <TableCell className="font-mono text-xs break-all">{credential.username}</TableCell>
            <TableCell className="whitespace-nowrap">
              {credential.lastFour === null ? null : <code>…{credential.lastFour}</code>}
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">
              <RelativeTime at={credential.createdAt} />
              <span className="block text-xs">by {credential.createdBy}</span>
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">
              {credential.lastUsedAt ? <RelativeTime at={credential.lastUsedAt} /> : 'never'}
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">
              {credential.expiresAt ? <RelativeTime at={credential.expiresAt} /> : 'never'}
            </TableCell>
            <TableCell className="text-right">
              <DeleteUserCredential userId={userId} credential={credential} remove={remove} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function DeleteUserCredential({
  userId,
  credential,
  remove,
}: {
  userId: string
  credential: UserCredential
  remove: UserCredentialActions['remove']
}) {
  const router = useRouter()
  const name = credential.label ?? `…${credential.lastFour ?? credential.id}`
  const run = async () => {
    const sentence = await sentenceOf(remove, { id: userId, credentialId: credential.id })
    if (sentence === undefined) {
      toast.success(`${kindLabel(credential.kind)} ${name} is deleted.`)
      router.refresh()
    }
    return sentence
  }
  return (
    <ConfirmDialog
      trigger={
        <Button
          size="sm"
          variant="danger-outline"
          aria-label={`Delete ${kindLabel(credential.kind)} ${name}`}
        >
          Delete
        </Button>
      }
      title={`Delete ${kindLabel(credential.kind)} ${name}?`}
      consequences={[
        'What is connected with it is cut within two seconds, and its next login is refused.',
        'This cannot be taken back; a new one has another secret.',
      ]}
      confirmLabel="Delete"
      onConfirm={run}
    />
  )
}
