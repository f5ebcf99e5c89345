'use client'
import { debounce, parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { logOutcomes } from '@/lib/contract/logs'
import { logKinds } from '@/lib/core/output-topics'
import { reasonCodes } from '@/lib/core/rejection'
import type { LogFilter } from './log-filter'

const parsers = {
  text: parseAsString.withDefault(''),
  pattern: parseAsBoolean.withDefault(false),
  outcome: parseAsStringLiteral(logOutcomes),
  kind: parseAsStringLiteral(logKinds),
  code: parseAsStringLiteral(reasonCodes),
}

/** The filter of Live Logs, as the URL says it. */
export function useLogFilter() {
  const [values, set] = useQueryStates(parsers, { limitUrlUpdates: debounce(200) })
  const { text, pattern: isPattern, outcome, kind, code } = values
  const filter = useMemo<LogFilter>(
    () => ({ text, isPattern, outcome, kind, code }),
    [text, isPattern, outcome, kind, code],
  )
  return [filter, set] as const
}
