'use client'
import { useCallback, useRef, useState } from 'react'
import type { Action } from '../device/action-result'
import { heard } from '../session/heard'
import {
  addReplay,
  type ReplayAnswer,
  type ReplayRequest,
  type ReplayScope,
  type ReplayTally,
  replayRequest,
} from './replay-tally'

export type ReplayAction = Action<ReplayRequest, ReplayAnswer>

export type ReplayPhase = 'idle' | 'trying' | 'tried' | 'running' | 'stopped' | 'done' | 'failed'

export interface ReplayState {
  readonly phase: ReplayPhase
  readonly tally?: ReplayTally
  /** Why it stopped before its end. */
  readonly problem?: string
}

interface Run {
  isStopped: boolean
}

/** A dry run, then the run, each call after call until all is looked at; what one call stored stays. */
export function useReplay(scope: ReplayScope, replay: ReplayAction) {
  const [state, setState] = useState<ReplayState>({ phase: 'idle' })
  const current = useRef<Run>(undefined)
  const scopeNow = useRef(scope)
  scopeNow.current = scope

  const go = useCallback(
    async (dryRun: boolean) => {
      const mine: Run = { isStopped: false }
      current.current = mine
      const tell = (next: ReplayState) => {
        if (current.current === mine) setState(next)
      }
      let tally: ReplayTally | undefined
      let afterSeq: number | null = null
      tell({ phase: dryRun ? 'trying' : 'running' })
      do {
        const request: ReplayRequest = replayRequest(scopeNow.current, dryRun, afterSeq)
        const result = await replay(request).then(heard, () => undefined)
        if (!result?.ok) {
          const problem = result?.problem.detail ?? 'The console did not answer.'
          return tell({ phase: 'failed', problem, ...(tally ? { tally } : {}) })
        }
        tally = addReplay(tally, result.data)
        afterSeq = result.data.nextSeq
        if (afterSeq !== null) tell({ phase: dryRun ? 'trying' : 'running', tally })
      } while (afterSeq !== null && !mine.isStopped)
      tell({ phase: dryRun ? 'tried' : afterSeq === null ? 'done' : 'stopped', tally })
    },
    [replay],
  )
  return {
    state,
    tryOut: useCallback(() => void go(true), [go]),
    run: () => void go(false),
    stop: useCallback(() => {
      if (current.current) current.current.isStopped = true
    }, []),
  }
}
