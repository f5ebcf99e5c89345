'use client'
import { Cpu, FileText, FlaskConical, ListFilter } from 'lucide-react'
import { useState } from 'react'
import type { LogRecord } from '@/lib/contract/logs'
import { devicePath } from '../device/device-path'
import type { Endpoint } from '../device/endpoint'
import { explainRecordHref } from '../explain/form-of-record'
import type { MendActions } from '../mends/mend-actions'
import { MendPanel } from '../mends/mend-panel'
import { placeOfRecord } from '../mends/mend-place'
import type { MendPowers } from '../mends/mend-reach'
import { ReplayButton } from '../replay/replay-dialog'
import type { ReplayAction } from '../replay/use-replay'
import { Badge } from '../ui/badge'
import { Button } from '../ui/button'
import { CodeBlock } from '../ui/code-block'
import { Dialog, DialogContent } from '../ui/dialog'
import { Link } from '../ui/link'
import { StatusMark } from '../ui/status-mark'
import { prettyPayload } from './pretty-payload'
import { RecordFacts } from './record-facts'
import { SendAgain } from './send-again'

/** Everything that is known of one record; a refused one says why and offers what mends it. */
export function LogDrawer({
  record,
  endpoint,
  powers,
  mends,
  onDevice,
  onClose,
}: {
  readonly record: LogRecord | undefined
  readonly endpoint: Endpoint
  readonly powers: MendPowers
  readonly mends: MendActions
  /** Keeps the list to one device, where it is of many. */
  readonly onDevice: ((deviceId: string) => void) | undefined
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
              {record.replayedAt === null ? null : <Badge tone="info">replayed</Badge>}
            </p>
            <Further
              record={record}
              mayReplay={powers.mayProvision}
              replay={mends.replay}
              onDevice={onDevice}
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
            <Payload record={record} />
            <SendAgain record={record} endpoint={endpoint} />
            <RecordFacts record={record} />
          </div>
        </DialogContent>
      ) : null}
    </Dialog>
  )
}

/** Where the record leads: its page with the five forms, what the rules of today say, and a second judgement. */
function Further({
  record,
  mayReplay,
  replay,
  onDevice,
}: {
  readonly record: LogRecord
  readonly mayReplay: boolean
  readonly replay: ReplayAction
  readonly onDevice: ((deviceId: string) => void) | undefined
}) {
  const { deviceId, tenantId } = record
  const explainHref = explainRecordHref(record)
  return (
    <p className="flex flex-wrap gap-2">
      <Button asChild>
        <Link href={`/messages/${record.seq}`}>
          <FileText aria-hidden /> {record.kind === 'message' ? 'All forms of the message' : 'Its own page'}
        </Link>
      </Button>
      {explainHref ? (
        <Button asChild>
          <Link href={explainHref}>
            <FlaskConical aria-hidden /> Explain
          </Link>
        </Button>
      ) : null}
      {onDevice && deviceId !== null && tenantId !== null ? (
        <>
          <Button asChild>
            <Link href={devicePath({ id: deviceId, tenantId })}>
              <Cpu aria-hidden /> Its device
            </Link>
          </Button>
          <Button onClick={() => onDevice(deviceId)}>
            <ListFilter aria-hidden /> Only this device
          </Button>
        </>
      ) : null}
      {mayReplay && record.outcome === 'refused' && record.kind === 'message' ? (
        <ReplayButton scope={{ seqs: [record.seq] }} sentence="This one message." replay={replay} />
      ) : null}
    </p>
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
