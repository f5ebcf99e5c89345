'use client'
import { useState } from 'react'
import type { Problem } from '@/lib/contract/problem'
import { heard } from '../session/heard'
import type { Action } from './action-result'

export interface RunningAction<I, T> {
  readonly isBusy: boolean
  readonly problem: Problem | undefined
  /** What the answer said of one field of the input. */
  issueOf(field: string): string | undefined
  /** The data, or `undefined` where it was refused or the server did not answer. */
  run(input: I): Promise<T | undefined>
  reset(): void
}

/** Runs a server action from a form and keeps what it said. */
export function useAction<I, T>(action: Action<I, T>): RunningAction<I, T> {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  return {
    isBusy,
    problem,
    issueOf: (field) =>
      problem?.issues?.find(({ path }) => path === field || path.startsWith(`${field}.`))?.message,
    reset: () => setProblem(undefined),
    run: async (input) => {
      setBusy(true)
      setProblem(undefined)
      const result = await action(input).then(heard, () => undefined)
      setBusy(false)
      if (result?.ok) return result.data
      setProblem(result?.problem ?? noAnswer)
      return undefined
    },
  }
}

/** For dialogs that want a sentence: nothing where it was done. */
export async function sentenceOf<I, T>(action: Action<I, T>, input: I): Promise<string | undefined> {
  const result = await action(input).then(heard, () => undefined)
  if (result === undefined) return noAnswer.detail
  return result.ok ? undefined : result.problem.detail
}

const noAnswer: Problem = {
  type: 'about:blank',
  title: 'No answer',
  status: 503,
  code: 'unavailable',
  detail: 'The console did not answer. Nothing may have changed; look again before you repeat it.',
  requestId: '-',
}
