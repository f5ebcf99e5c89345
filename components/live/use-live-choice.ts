'use client'
import { parseAsArrayOf, parseAsNumberLiteral, parseAsString, throttle, useQueryStates } from 'nuqs'
import { liveSpans } from './live-spans'

const parsers = {
  /** The topic levels that the table is narrowed to; empty: all. */
  branch: parseAsString.withDefault(''),
  /** Text in the path or slug of what the table shows. */
  find: parseAsString.withDefault('').withOptions({ limitUrlUpdates: throttle(300) }),
  /** The paths that are drawn; absent until the reader picks. */
  draw: parseAsArrayOf(parseAsString),
  minutes: parseAsNumberLiteral(liveSpans).withDefault(15),
}

/** What the live page shows, as its URL says it. */
export const useLiveChoice = () => useQueryStates(parsers)
