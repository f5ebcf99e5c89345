/**
 * What a filter of Live Logs asks of a record: the same words for what is stored (`matching-seqs.ts` asks it in SQL) and
 * for what comes live, in the worker. Pure.
 */
import { readPattern } from '@/lib/core/portable-pattern'
import { filterMatches, topicFilterFlaw } from '@/lib/core/topic'
import type { LogRecord } from './logs'

export interface LogFilter {
  readonly text: string
  /** The text is a regular expression. */
  readonly isPattern: boolean
  readonly outcome: string | null
  readonly kind: string | null
  readonly stage: string | null
  readonly code: string | null
  readonly deviceId: string | null
  /** With the wildcards of MQTT. */
  readonly topic: string | null
}

export const everyRecord: LogFilter = {
  text: '',
  isPattern: false,
  outcome: null,
  kind: null,
  stage: null,
  code: null,
  deviceId: null,
  topic: null,
}

export interface FilterFault {
  readonly field: 'text' | 'topic'
  readonly sentence: string
}

/** Why the filter cannot be asked; nothing where it can. */
export function filterFault({ text, isPattern, topic }: LogFilter): FilterFault | undefined {
  const pattern = isPattern ? readPattern(text.trim()) : undefined
  if (pattern && !pattern.isOk) return { field: 'text', sentence: pattern.fault }
  const flaw = topic ? topicFilterFlaw(topic) : undefined
  return flaw === undefined ? undefined : { field: 'topic', sentence: `Not a topic filter: ${flaw}.` }
}

export const wordsOf = (text: string): readonly string[] => foldCase(text).split(/\s+/).filter(Boolean)

/** A to Z only: the letters of which the database's locale cannot think otherwise. */
export const foldCase = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** What a text is looked for in, in the order in which SQL has it. A payload that PostgreSQL could not hold as text is none. */
export function searchedFields(record: LogRecord): readonly string[] {
  const { sentence, code, stage, topic, payload, principal, clientId, address, told } = record
  const text = payload?.includes('\u0000') ? null : payload
  return [sentence, code, stage, topic, text, principal, clientId, address, told].filter(
    (field) => field !== null,
  )
}

/** A pattern looks at each field as one line. */
export const asOneLine = (field: string): string => field.replace(/[\n\r\u2028\u2029]/g, ' ')

/**
 * All that the filter names must hold; of a text, every word must occur somewhere in the record, or its pattern must
 * match one of its fields. What is no pattern and no topic filter leaves everything out: `filterFault` says so first.
 */
export function logMatcher(filter: LogFilter): (record: LogRecord) => boolean {
  if (filterFault(filter)) return () => false
  const { outcome, kind, stage, code, deviceId, topic } = filter
  const findsText = textMatcher(filter)
  return (record) =>
    (outcome === null || record.outcome === outcome) &&
    (kind === null || record.kind === kind) &&
    (stage === null || record.stage === stage) &&
    (code === null || record.code === code) &&
    (deviceId === null || record.deviceId === deviceId) &&
    (!topic || (record.topic !== null && record.topic !== '' && filterMatches(topic, record.topic))) &&
    findsText(record)
}

function textMatcher({ text, isPattern }: LogFilter): (record: LogRecord) => boolean {
  if (text.trim() === '') return () => true
  if (!isPattern) {
    const words = wordsOf(text)
    return (record) => {
      const found = foldCase(searchedFields(record).join('\n'))
      return words.every((word) => found.includes(word))
    }
  }
  const pattern = readPattern(text.trim())
  if (!pattern.isOk) return () => false
  return (record) => searchedFields(record).some((field) => pattern.regExp.test(asOneLine(field)))
}
