/** Which log records the page shows. Pure. */
import type { LogRecord } from '@/lib/contract/logs'

export interface LogFilter {
  readonly text: string
  readonly outcome: string | null
  readonly kind: string | null
  readonly code: string | null
}

export const isFiltering = ({ text, outcome, kind, code }: LogFilter): boolean =>
  text.trim() !== '' || outcome !== null || kind !== null || code !== null

/** Every word of the text must occur somewhere in the record, whatever the case. */
export function logMatcher(filter: LogFilter): (record: LogRecord) => boolean {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean)
  return (record) =>
    (filter.outcome === null || record.outcome === filter.outcome) &&
    (filter.kind === null || record.kind === filter.kind) &&
    (filter.code === null || record.code === filter.code) &&
    (words.length === 0 || words.every((word) => searchable(record).includes(word)))
}

/** Records never change, so their lower-case text is made once. */
const texts = new WeakMap<LogRecord, string>()

function searchable(record: LogRecord): string {
  const known = texts.get(record)
  if (known !== undefined) return known
  const { sentence, code, stage, topic, payload, principal, clientId, address, told } = record
  const text = [sentence, code, stage, topic, payload, principal, clientId, address, told]
    .filter((part) => part !== null)
    .join('\n')
    .toLowerCase()
  texts.set(record, text)
  return text
}
