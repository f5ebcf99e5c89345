'use client'
import { parseAsArrayOf, parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { rangePresets } from './time-range'

const parsers = {
  sensors: parseAsArrayOf(parseAsString).withDefault([]),
  range: parseAsStringLiteral(rangePresets).withDefault('1h'),
  from: parseAsString,
  to: parseAsString,
  /** The one sensor that is shown alone. */
  only: parseAsString,
  /** The period before as well, dashed. */
  compare: parseAsBoolean.withDefault(false),
  view: parseAsStringLiteral(['chart', 'table']).withDefault('chart'),
}

/** What the chart page shows, as its URL says it. */
export const useChartChoice = () => useQueryStates(parsers)
