'use client'
import { debounce, parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import type { LogFilter } from '@/lib/contract/log-filter'
import { logOutcomes } from '@/lib/contract/log-outcomes'
import { logKinds } from '@/lib/core/output-topics'
import { reasonCodes, stages } from '@/lib/core/rejection'

const parsers = {
  text: parseAsString.withDefault(''),
  pattern: parseAsBoolean.withDefault(false),
  outcome: parseAsStringLiteral(logOutcomes),
  kind: parseAsStringLiteral(logKinds),
  stage: parseAsStringLiteral(stages),
  code: parseAsStringLiteral(reasonCodes),
  device: parseAsString,
  topic: parseAsString,
}
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The filter of Live Logs, as the URL says it. */
export function useLogFilter() {
  const [values, set] = useQueryStates(parsers, { limitUrlUpdates: debounce(200) })
  const { text, pattern: isPattern, outcome, kind, stage, code, device, topic } = values
  const filter = useMemo<LogFilter>(
    () => ({
      text,
      isPattern: isPattern && text.trim() !== '',
      outcome,
      kind,
      stage,
      code,
      deviceId: device !== null && UUID.test(device) ? device : null,
      topic,
    }),
    [text, isPattern, outcome, kind, stage, code, device, topic],
  )
  return useMemo(() => ({ filter, isPattern, set }), [filter, isPattern, set])
}
