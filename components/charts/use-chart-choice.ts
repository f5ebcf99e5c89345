'use client'
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { rangePresets } from './time-range'

const parsers = {
  sensors: parseAsArrayOf(parseAsString).withDefault([]),
  range: parseAsStringLiteral(rangePresets).withDefault('1h'),
  from: parseAsString,
  to: parseAsString,
  view: parseAsStringLiteral(['chart', 'table']).withDefault('chart'),
}

/** What the chart page shows, as its URL says it. */
export const useChartChoice = () => useQueryStates(parsers)
