'use client'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { CredentialSecret, deleteCredentialOp } from '@/lib/contract/credentials'
import type { DeviceDetail } from '@/lib/contract/devices'
import type { InputOf } from '@/lib/contract/operation'
import { TestNow } from '../coach/test-now'
import type { Action } from '../device/action-result'
import type { Endpoint } from '../device/endpoint'
import { sentenceOf } from '../device/use-action'
import { listCredentialsOp } from '../live/late-operations'
import { pageQueries } from '../live/page-queries'
import { QueryError } from '../live/query-error'
import { useApi } from '../live/use-api'
import { EmptyState } from '../ui/empty-state'
import { TableSkeleton } from '../ui/skeleton'
import { AuthConfigCard, type IssueAuthConfig } from './auth-config-card'
import { CredentialTable } from './credential-table'
import { type IssueCredential, IssueCredentialCard } from './issue-credential-card'
import { IssuedSecret } from './issued-secret'
import type { Refusal } from './refused-login'
import { ThingscaleNote } from './thingscale-note'

const REFRESH_MS = 10_000

export type DeleteCredential = Action<InputOf<typeof deleteCredentialOp>, unknown>

export function CredentialsTab({
  device,
  endpoint,
  refusal,
  issueCredential,
  deleteCredential,
  issueAuthConfig,
}: {
  readonly device: DeviceDetail
  readonly endpoint: Endpoint
  /** The refused login by whose link the page was opened. */
  readonly refusal: Refusal | undefined
  readonly issueCredential: IssueCredential
  readonly deleteCredential: DeleteCredential
  readonly issueAuthConfig: IssueAuthConfig
}) {
  const queries = pageQueries()
  const list = useApi(listCredentialsOp, { id: device.id }, { refetchEveryMs: REFRESH_MS })
  const isThingscale = device.dialect === 'thingscale'
  const [issued, setIssued] = useState<CredentialSecret>()
  const refresh = () => void queries.invalidateQueries({ queryKey: [listCredentialsOp.id] })
  const remove = async (credentialId: string) => {
    const sentence = await sentenceOf(deleteCredential, { id: device.id, credentialId })
    if (sentence === undefined) {
      toast.success('The credential is deleted.')
      setIssued((old) => (old?.id === credentialId ? undefined : old))
      refresh()
    }
    return sentence
  }
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {isThingscale ? <ThingscaleNote device={device} /> : null}
      {issued ? (
        <IssuedSecret
          secret={issued}
          device={device}
          endpoint={endpoint}
          onDone={() => setIssued(undefined)}
        />
      ) : null}
      <div className="grid min-w-0 grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <IssueCredentialCard
          device={device}
          refusal={refusal}
          issueCredential={issueCredential}
          onIssued={(secret) => {
            setIssued(secret)
            refresh()
          }}
        />
        <AuthConfigCard device={device} issueAuthConfig={issueAuthConfig} onIssued={refresh} />
      </div>
      <TestNow device={device} mayProvision />
      {list.isError ? (
        <QueryError error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <TableSkeleton rows={3} />
      ) : list.data.items.length === 0 ? (
        <EmptyState
          icon={KeyRound}
          title={isThingscale ? 'No credential of its own' : 'This device cannot log in'}
          sentence={
            isThingscale
              ? "It needs none: the tenant's account speaks for it."
              : 'It has no credential. Issue one, or download an auth config, which issues one too.'
          }
        />
      ) : (
        <CredentialTable credentials={list.data.items} deviceName={device.name} onDelete={remove} />
      )}
    </div>
  )
}
