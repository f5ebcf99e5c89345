/** The counts of several calls of one replay, as one. Pure. */
import type { OutputOf, RequestOf } from '@/lib/contract/operation'
import type { replayLogsOp } from '@/lib/contract/replay'

export type ReplayRequest = RequestOf<typeof replayLogsOp>
export type ReplayAnswer = OutputOf<typeof replayLogsOp>

export type ReplayTally = Pick<
  ReplayAnswer,
  | 'matched'
  | 'messages'
  | 'readings'
  | 'newSensors'
  | 'stillRefused'
  | 'alreadyReplayed'
  | 'notKept'
  | 'remaining'
  | 'examples'
>

const EXAMPLES_MAX = 10

export function addReplay(before: ReplayTally | undefined, answer: ReplayAnswer): ReplayTally {
  if (before === undefined) return answer
  const codes = new Map(before.stillRefused.map(({ code, count }) => [code, count]))
  for (const { code, count } of answer.stillRefused) codes.set(code, (codes.get(code) ?? 0) + count)
  return {
    matched: before.matched + answer.matched,
    messages: before.messages + answer.messages,
    readings: before.readings + answer.readings,
    newSensors: before.newSensors + answer.newSensors,
    stillRefused: [...codes].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count),
    alreadyReplayed: before.alreadyReplayed + answer.alreadyReplayed,
    notKept: before.notKept + answer.notKept,
    remaining: answer.remaining,
    examples: [...before.examples, ...answer.examples].slice(0, EXAMPLES_MAX),
  }
}

/** Which records: some by their numbers, or all that a filter matches. */
export type ReplayScope =
  | { readonly seqs: readonly number[] }
  | { readonly filter: NonNullable<ReplayRequest['filter']> }

/** The next call, from where the one before stopped. */
export const replayRequest = (scope: ReplayScope, dryRun: boolean, afterSeq: number | null): ReplayRequest =>
  'seqs' in scope
    ? { seqs: [...scope.seqs], dryRun }
    : { filter: { ...scope.filter, ...(afterSeq === null ? {} : { afterSeq }) }, dryRun }

/** How far it is, from 0 to 1. */
export const replayShare = ({ matched, remaining }: ReplayTally): number =>
  matched + remaining === 0 ? 1 : matched / (matched + remaining)
