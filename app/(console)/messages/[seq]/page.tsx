import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { type MendReach, powersAt } from '@/components/mends/mend-reach'
import { MessageView } from '@/components/messages/message-view'
import { ErrorState } from '@/components/ui/error-state'
import type { LogRecord } from '@/lib/contract/logs'
import type { Actor } from '@/lib/core/actor'
import { getLog } from '@/lib/services/logs/get-log'
import { pageActor } from '@/lib/session/page-actor'
import { endpointOf } from '../../endpoint-of'
import { mendActions } from '../../mend-actions'
import { platformReach, reachAt } from '../../mend-reach-of'
import { read } from '../../read'

export const metadata: Metadata = { title: 'Message' }

export default async function MessagePage({ params }: { params: Promise<{ seq: string }> }) {
  const { seq } = await params
  if (!/^\d{1,16}$/.test(seq)) notFound()
  const result = await read(getLog, { seq })
  if (!result.ok) return <ErrorState sentence={result.problem.detail} requestId={result.problem.requestId} />
  const { record, forms } = result.data
  return (
    <MessageView
      record={record}
      forms={forms}
      endpoint={await endpointOf()}
      powers={powersAt(reachOf(await pageActor(), record), record.tenantId)}
      mends={mendActions}
    />
  )
}

/** A record of no company is the platform's. */
function reachOf(actor: Actor, { companyId, tenantId }: LogRecord): MendReach {
  return companyId === null
    ? platformReach(actor)
    : reachAt(actor, tenantId === null ? { companyId } : { companyId, tenantId })
}
