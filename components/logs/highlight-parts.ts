/** A text cut where the filter's words or pattern lie in it. Pure. */
import { everyRecord, type LogFilter, wordsOf } from '@/lib/contract/log-filter'
import { readPattern } from '@/lib/core/portable-pattern'
import { patternCost } from './pattern-cost'

export interface TextPart {
  readonly text: string
  readonly isMatch: boolean
}
export type Highlighter = (text: string) => readonly TextPart[]

/** A row shows no more of a text than this. */
const LOOKED_AT_MAX = 400
const MARKS_MAX = 20
/** Nothing stops a regular expression once it runs, and here it would stop the page: a dearer one marks nothing. */
const COST_MAX = 6

export const noHighlight: Highlighter = (text) => [{ text, isMatch: false }]

export function highlighter({
  text,
  isPattern,
}: Pick<LogFilter, 'text' | 'isPattern'> = everyRecord): Highlighter {
  const pattern = isPattern ? patternOf(text.trim()) : wordPattern(wordsOf(text))
  return pattern === undefined ? noHighlight : (shown) => partsOf(shown.slice(0, LOOKED_AT_MAX), pattern)
}

function partsOf(text: string, pattern: RegExp): readonly TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    if (match[0] === '' || parts.length >= MARKS_MAX) continue
    if (match.index > end) parts.push({ text: text.slice(end, match.index), isMatch: false })
    parts.push({ text: match[0], isMatch: true })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ text: text.slice(end), isMatch: false })
  return parts
}

function patternOf(source: string): RegExp | undefined {
  const pattern = readPattern(source)
  return source !== '' && pattern.isOk && patternCost(source) <= COST_MAX
    ? new RegExp(source, 'gi')
    : undefined
}

/** Longer words first: of two that begin alike the longer is marked. */
function wordPattern(words: readonly string[]): RegExp | undefined {
  if (words.length === 0) return undefined
  const choices = words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(choices.join('|'), 'gi')
}
