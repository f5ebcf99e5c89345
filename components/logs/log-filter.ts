/** Which log records the page shows. Pure. */
import type { LogRecord } from '@/lib/contract/logs'

export interface LogFilter {
  readonly text: string
  /** The text is a regular expression. */
  readonly isPattern: boolean
  readonly outcome: string | null
  readonly kind: string | null
  readonly code: string | null
}

export const isFiltering = ({ text, outcome, kind, code }: LogFilter): boolean =>
  text.trim() !== '' || outcome !== null || kind !== null || code !== null

/** Why the text is no regular expression, in the browser's words; nothing where it is one or need not be. */
export function patternFault({ text, isPattern }: LogFilter): string | undefined {
  if (!isPattern) return undefined
  try {
    new RegExp(text)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/**
 * Every word of the text must occur somewhere in the record, whatever the case; or its pattern must match there. What
 * is no pattern leaves nothing out.
 */
export function logMatcher(filter: LogFilter): (record: LogRecord) => boolean {
  const findsText = textMatcher(filter)
  return (record) =>
    (filter.outcome === null || record.outcome === filter.outcome) &&
    (filter.kind === null || record.kind === filter.kind) &&
    (filter.code === null || record.code === filter.code) &&
    findsText(record)
}

function textMatcher(filter: LogFilter): (record: LogRecord) => boolean {
  const { text, isPattern } = filter
  if (text.trim() === '' || patternFault(filter) !== undefined) return () => true
  if (!isPattern) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean)
    return (record) => words.every((word) => searchable(record).includes(word))
  }
  const pattern = new RegExp(text, 'im')
  // A pattern may be slow: each record is asked once.
  const answers = new WeakMap<LogRecord, boolean>()
  return (record) => {
    const known = answers.get(record)
    if (known !== undefined) return known
    const answer = pattern.test(searchable(record))
    answers.set(record, answer)
    return answer
  }
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
