'use client'
import type { LogRecord } from '@/lib/contract/logs'
import { dialectName } from '../device/dialect-name'
import { Facts } from '../device/facts'
import { CopyButton } from '../ui/copy-button'
import { LocalTime } from '../ui/local-time'

const versions: Readonly<Record<number, string>> = { 3: 'MQTT 3.1', 4: 'MQTT 3.1.1', 5: 'MQTT 5' }

/** All that the record says beside its sentence and its payload. */
export function RecordFacts({ record }: { readonly record: LogRecord }) {
  return (
    <Facts
      facts={[
        [
          'Recorded',
          <span key="at">
            <LocalTime at={record.at} /> ({record.at})
          </span>,
        ],
        ...(record.receivedAt === null ? [] : ([['Came in', record.receivedAt]] as const)),
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
        [
          'Item of the batch',
          record.itemIndex === null ? null : `number ${record.itemIndex} (counted from 0)`,
        ],
        ['Principal', record.principal],
        ['Client id', record.clientId],
        ['Address', record.address],
        ['Listener', record.listener],
        ['Dialect', record.dialect === null ? null : dialectName(record.dialect)],
        ['QoS', record.qos],
        ...(record.contentType === null ? [] : ([['Content type', record.contentType]] as const)),
        [
          'Protocol',
          record.protocolVersion === null
            ? null
            : (versions[record.protocolVersion] ?? record.protocolVersion),
        ],
        ...(record.replayedAt === null
          ? []
          : ([
              [
                'Replayed',
                <span key="replayed">
                  <LocalTime at={record.replayedAt} />
                  {record.replayedBy === null ? null : ` by ${record.replayedBy}`}
                </span>,
              ],
            ] as const)),
        ['Sequence number', record.seq],
      ]}
    />
  )
}
