'use client'
import { useState } from 'react'
import type { LogRecord } from '@/lib/contract/logs'
import { dialectName } from '../device/dialect-name'
import type { Endpoint } from '../device/endpoint'
import { Facts } from '../device/facts'
import { Badge } from '../ui/badge'
import { Button } from '../ui/button'
import { CodeBlock } from '../ui/code-block'
import { CopyButton } from '../ui/copy-button'
import { Dialog, DialogContent } from '../ui/dialog'
import { formatDateTime } from '../ui/format-time'
import { StatusMark } from '../ui/status-mark'
import { type MendActions, MendPanel } from './mend-panel'
import { prettyPayload } from './pretty-payload'
import { recordLine } from './record-line'

const versions: Readonly<Record<number, string>> = { 3: 'MQTT 3.1', 4: 'MQTT 3.1.1', 5: 'MQTT 5' }

/** Everything that is known of one record; a refused one says why and offers what mends it. */
export function LogDrawer({
  record,
  endpoint,
  actions,
  onClose,
}: {
  readonly record: LogRecord | undefined
  readonly endpoint: Endpoint
  readonly actions: MendActions
  onClose(): void
}) {
  return (
    <Dialog open={record !== undefined} onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      {record ? (
        <DialogContent title={record.sentence} size="md" side>
          <div className="flex flex-col gap-5">
            <p className="flex flex-wrap items-center gap-2">
              <StatusMark mark={record.outcome} />
              <Badge>{record.kind}</Badge>
              {record.code ? <Badge tone="bad">{record.code}</Badge> : null}
            </p>
            {record.mend ? <MendPanel mend={record.mend} actions={actions} /> : null}
            <Payload record={record} />
            <SendAgain record={record} endpoint={endpoint} />
            <Facts facts={factsOf(record)} />
          </div>
        </DialogContent>
      ) : null}
    </Dialog>
  )
}

function Payload({ record }: { readonly record: LogRecord }) {
  const [isHex, setHex] = useState(false)
  const view = prettyPayload(record)
  if (view === undefined) return null
  const showsHex = isHex || view.text === null
  return (
    <section className="flex min-w-0 flex-col gap-1.5">
      <header className="flex items-center gap-2">
        <h3 className="flex-1 text-sm font-medium">
          Payload{view.isJson ? ', JSON' : ''}
          {record.payloadBytes === null ? '' : `, ${record.payloadBytes.toLocaleString('en')} bytes`}
        </h3>
        {view.text === null ? null : (
          <Button size="sm" variant="ghost" aria-pressed={isHex} onClick={() => setHex(!isHex)}>
            {isHex ? 'As text' : 'As hex'}
          </Button>
        )}
      </header>
      <CodeBlock code={showsHex ? view.hex : (view.text ?? '')} what="the payload" isWrapped={!showsHex} />
      {view.cutBytes > 0 ? (
        <p className="text-xs text-ink-faint">
          {view.cutBytes.toLocaleString('en')} more bytes were not kept.
        </p>
      ) : null}
    </section>
  )
}

function SendAgain({ record, endpoint }: { readonly record: LogRecord; readonly endpoint: Endpoint }) {
  const line = recordLine(record, endpoint)
  if (line === undefined) return null
  return (
    <section className="flex min-w-0 flex-col gap-1.5">
      <h3 className="text-sm font-medium">The same message from a shell</h3>
      <CodeBlock code={line} what="the mosquitto_pub command" isWrapped />
      <p className="text-xs text-ink-faint">
        Put the credential in for USER_NAME and PASSWORD. Under the same client id it takes the place of the
        connection that the device has.
      </p>
    </section>
  )
}

const factsOf = (record: LogRecord) =>
  [
    ['Time', `${formatDateTime(record.at)} (${record.at})`],
    ['Stage', record.stage],
    ['The client was told', record.told],
    [
      'Topic',
      record.topic === null ? null : (
        <span key="topic" className="flex items-center gap-1">
          <code className="break-all">{record.topic}</code>
          <CopyButton text={record.topic} what="the topic" />
        </span>
      ),
    ],
    ['Item of the batch', record.itemIndex === null ? null : `number ${record.itemIndex} (counted from 0)`],
    ['Principal', record.principal],
    ['Client id', record.clientId],
    ['Address', record.address],
    ['Dialect', record.dialect === null ? null : dialectName(record.dialect)],
    ['QoS', record.qos],
    [
      'Protocol',
      record.protocolVersion === null ? null : (versions[record.protocolVersion] ?? record.protocolVersion),
    ],
    ['Sequence number', record.seq],
  ] as const
