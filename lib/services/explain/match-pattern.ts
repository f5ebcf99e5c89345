/** A topic or filter beside a form that it may have, level by level. */
import type { ExplainedPattern } from '@/lib/contract/explain'
import { filterCovers } from '@/lib/core/topic'
import type { PatternLevel, TopicPattern } from '@/lib/dialects/dialect'

type Level = ExplainedPattern['levels'][number]

export function matchPattern({ label, levels }: TopicPattern, topic: string): ExplainedPattern {
  const given = topic.split('/')
  const compared = levels.map((level, index) => compare(level, given, index))
  const hasRest = levels.at(-1)?.isRest === true
  const beyond = hasRest ? [] : given.slice(levels.length)
  const all =
    beyond.length > 0 && given[levels.length - 1] !== '#' ? [...compared, tooMuch(beyond)] : compared
  return { label, topic: shownTopic(levels), fits: all.every(({ fits }) => fits), levels: all }
}

function compare(level: PatternLevel, given: readonly string[], index: number): Level {
  const { name, value, isOptional = false, isRest = false } = level
  const own = given[index]
  // What `#` of a filter stands for goes on through the levels after it.
  const isCovered = given.at(-1) === '#' && index >= given.length
  const rest = own === undefined ? null : isRest ? given.slice(index).join('/') : own
  return {
    name,
    expected: value ?? null,
    given: rest,
    fits: isCovered ? value === undefined : own === undefined ? isOptional : isFitting(level, own),
    isOptional,
    isRest,
  }
}

/** A wildcard is no name: it stands only where any name would. */
function isFitting({ value, isRest = false }: PatternLevel, given: string): boolean {
  if (value !== undefined) return given === value
  return isRest || given !== ''
}

const tooMuch = (beyond: readonly string[]): Level => ({
  name: 'nothing more',
  expected: null,
  given: beyond.join('/'),
  fits: false,
  isOptional: false,
  isRest: true,
})

const shownTopic = (levels: readonly PatternLevel[]): string =>
  levels.map(({ name, value, isRest = false }) => value ?? (isRest ? '#' : `{${name}}`)).join('/')

/** The filter of a claim as a form: what a subscription fits that is wider than each single form. */
export const patternOfClaim = (claim: string, action: TopicPattern['action']): TopicPattern => ({
  label: 'What the principal is granted',
  action,
  levels: claim.split('/').map((level) => {
    if (level === '#') return { name: 'anything below', isRest: true, isOptional: true }
    return level === '+' ? { name: 'any name' } : { name: level, value: level }
  }),
})

/** The form that fits best comes first: whole, else by how much of it fits and how far, else by its length. */
export function rankPatterns(patterns: readonly TopicPattern[], topic: string): ExplainedPattern[] {
  const length = topic.split('/').length
  return patterns
    .map((pattern) => {
      const matched = matchPattern(pattern, topic)
      return { matched, rank: rankOf(matched, Math.abs(pattern.levels.length - length)) }
    })
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map(({ matched }) => matched)
}

function rankOf({ fits, levels }: ExplainedPattern, lengthOff: number): readonly number[] {
  const wrong = levels.findIndex((level) => !level.fits)
  const named = levels.filter((level) => level.fits && level.expected !== null).length
  return [fits ? 1 : 0, named, wrong < 0 ? levels.length : wrong, -lengthOff]
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? 0
    if (one !== other) return other - one
  }
  return 0
}

export const claimOf = (claims: readonly string[], topic: string): string | undefined =>
  claims.find((claim) => filterCovers(claim, topic))
