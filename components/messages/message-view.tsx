'use client'
import { FlaskConical } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { parseAsString, useQueryState } from 'nuqs'
import { useCallback } from 'react'
import type { LogRecord } from '@/lib/contract/logs'
import type { MessageForms } from '@/lib/contract/message-forms'
import { devicePath } from '../device/device-path'
import type { Endpoint } from '../device/endpoint'
import { explainRecordHref } from '../explain/form-of-record'
import { RecordFacts } from '../logs/record-facts'
import { SendAgain } from '../logs/send-again'
import type { MendActions } from '../mends/mend-actions'
import { MendPanel } from '../mends/mend-panel'
import { placeOfRecord } from '../mends/mend-place'
import type { MendPowers } from '../mends/mend-reach'
import { ReplayButton } from '../replay/replay-dialog'
import type { ReplayAction } from '../replay/use-replay'
import { Badge } from '../ui/badge'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Link } from '../ui/link'
import { PageHeader } from '../ui/page-header'
import { StatusMark } from '../ui/status-mark'
import { ViewTabs } from '../ui/view-tabs'
import { FormSection } from './form-section'
import { ReceivedForm } from './received-form'

interface MessageViewProps {
  readonly record: LogRecord
  readonly forms: MessageForms
  readonly endpoint: Endpoint
  readonly powers: MendPowers
  readonly mends: MendActions
}

/** One record by itself: why, what mends it, and its message in five forms. */
export function MessageView({ record, forms, endpoint, powers, mends }: MessageViewProps) {
  const [form, setForm] = useQueryState('form', parseAsString.withDefault('received'))
  const tabs = [
    { value: 'received', label: 'As received', content: <ReceivedForm received={forms.received} /> },
    { value: 'raw', label: 'Raw tree', content: <FormSection form={forms.rawTree} what="the raw message" /> },
    {
      value: 'structured',
      label: 'CloudEvent, structured',
      content: <FormSection form={forms.eventStructured} what="the event" />,
    },
    {
      value: 'binary',
      label: 'CloudEvent, binary',
      content: <FormSection form={forms.eventBinary} what="the event" />,
    },
    {
      value: 'connio',
      label: 'Connio feed',
      content: <FormSection form={forms.connioFeed} what="the feed" />,
    },
  ]
  const shown = tabs.some(({ value }) => value === form) ? form : 'received'
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <PageHeader
        title={record.sentence}
        crumbs={crumbsOf(record)}
        marks={
          <span className="flex flex-wrap items-center gap-2">
            <StatusMark mark={record.outcome} />
            <Badge>{record.kind}</Badge>
            {record.code ? <Badge tone="bad">{record.code}</Badge> : null}
            {record.replayedAt === null ? null : <Badge tone="info">replayed</Badge>}
          </span>
        }
        actions={<MessageActions record={record} mayReplay={powers.mayProvision} replay={mends.replay} />}
      />
      {record.mend ? (
        <MendPanel
          key={record.seq}
          mend={record.mend}
          place={placeOfRecord(record)}
          powers={powers}
          actions={mends}
        />
      ) : null}
      <div className="grid min-w-0 grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <Card title="The message" description="By the rules of today, from what was kept of it.">
          <ViewTabs
            label="Forms of the message"
            tabs={tabs}
            value={shown}
            onChange={(to) => void setForm(to)}
          />
        </Card>
        <div className="flex min-w-0 flex-col gap-4">
          <Card title="The record">
            <RecordFacts record={record} />
          </Card>
          <SendAgain record={record} endpoint={endpoint} />
        </div>
      </div>
    </div>
  )
}

function MessageActions({
  record,
  mayReplay,
  replay,
}: {
  readonly record: LogRecord
  readonly mayReplay: boolean
  readonly replay: ReplayAction
}) {
  const router = useRouter()
  const refresh = useCallback(() => router.refresh(), [router])
  const explainHref = explainRecordHref(record)
  return (
    <>
      {explainHref ? (
        <Button asChild>
          <Link href={explainHref}>
            <FlaskConical aria-hidden /> Explain
          </Link>
        </Button>
      ) : null}
      {mayReplay && record.outcome === 'refused' && record.kind === 'message' ? (
        <ReplayButton
          scope={{ seqs: [record.seq] }}
          sentence="This one message."
          replay={replay}
          onReplayed={refresh}
        />
      ) : null}
    </>
  )
}

function crumbsOf({ deviceId, tenantId, principal, principalKey, seq }: LogRecord) {
  const here = { label: `Message ${seq}` }
  if (tenantId === null) return [{ label: 'Overview', href: '/' }, here]
  const tenant = { label: `Tenant ${tenantId}`, href: `/tenant/${tenantId}` }
  if (deviceId === null) return [tenant, here]
  const base = devicePath({ id: deviceId, tenantId })
  const name = principalKey === `device:${deviceId}` ? principal : 'Device'
  return [tenant, { label: name, href: base }, { label: 'Live Logs', href: `${base}/logs` }, here]
}
