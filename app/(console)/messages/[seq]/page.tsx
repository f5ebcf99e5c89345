import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MessageView } from '@/components/messages/message-view'
import { ErrorState } from '@/components/ui/error-state'
import type { LogRecord } from '@/lib/contract/logs'
import { type Actor, may } from '@/lib/core/actor'
import { getLog } from '@/lib/services/logs/get-log'
import { pageActor } from '@/lib/session/page-actor'
import { endpointOf } from '../../endpoint-of'
import { read } from '../../read'
import {
  createSensorAction,
  updateDeviceAction,
  updateSensorAction,
} from '../../tenant/[tenantId]/devices/[deviceId]/actions'
import { replayLogsAction } from '../actions'

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
      actions={{
        deviceId: record.deviceId,
        tenantId: record.tenantId,
        mayProvision: mayProvision(await pageActor(), record),
        createSensor: createSensorAction,
        updateSensor: updateSensorAction,
        updateDevice: updateDeviceAction,
      }}
      replay={replayLogsAction}
    />
  )
}

function mayProvision(actor: Actor, { companyId, tenantId }: LogRecord): boolean {
  if (companyId === null) return actor.isPlatformAdmin
  return may(actor, 'provision', tenantId === null ? { companyId } : { companyId, tenantId })
}
