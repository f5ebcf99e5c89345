'use client'
import { useEffect } from 'react'
import { plural } from '../lists/plural'
import { Button } from '../ui/button'
import { DialogClose, DialogFooter } from '../ui/dialog'
import { StatusMark } from '../ui/status-mark'
import { ReplayCounts } from './replay-counts'
import { type ReplayScope, type ReplayTally, replayShare } from './replay-tally'
import { type ReplayAction, useReplay } from './use-replay'

export interface ReplayDialogProps {
  readonly scope: ReplayScope
  /** Which records, in one sentence. */
  readonly sentence: string
  readonly replay: ReplayAction
  /** After something was stored. */
  onReplayed?(): void
}

/** First without writing anything, then, on demand, for good. */
export function ReplaySteps({ scope, sentence, replay, onReplayed }: ReplayDialogProps) {
  const { state, tryOut, run, stop } = useReplay(scope, replay)
  const { phase, tally, problem } = state
  useEffect(() => {
    tryOut()
    return stop
  }, [tryOut, stop])
  useEffect(() => {
    if (phase === 'done' || phase === 'stopped') onReplayed?.()
  }, [phase, onReplayed])
  const isBusy = phase === 'trying' || phase === 'running' || phase === 'idle'
  const isWritten = phase === 'done' || phase === 'stopped'
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p className="text-sm">
        {sentence} Each is judged again by the rules of today; what is accepted now is stored under the time
        at which it came, once. Nothing is sent to the device.
      </p>
      <div aria-live="polite" className="flex min-w-0 flex-col gap-3">
        {isBusy ? <Progress tally={tally} isTrying={phase !== 'running'} /> : null}
        {phase === 'tried' ? <StatusMark mark="info">A dry run: nothing is written yet</StatusMark> : null}
        {phase === 'done' ? <StatusMark mark="ok">Replayed</StatusMark> : null}
        {phase === 'stopped' ? (
          <StatusMark mark="warn">Stopped; what is counted below is stored</StatusMark>
        ) : null}
        {phase === 'failed' ? (
          <div role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-sm text-bad">
            <p>{problem}</p>
            {tally ? <p>What is counted below was done before.</p> : null}
          </div>
        ) : null}
        {tally && !isBusy ? <ReplayCounts tally={tally} isDone={isWritten} /> : null}
      </div>
      <DialogFooter>
        {phase === 'trying' || phase === 'running' ? <Button onClick={stop}>Stop</Button> : null}
        {phase === 'failed' ? <Button onClick={tryOut}>Try again</Button> : null}
        <DialogClose>
          <Button variant={isWritten ? 'primary' : 'secondary'}>{isWritten ? 'Done' : 'Close'}</Button>
        </DialogClose>
        {phase === 'tried' && tally ? (
          <Button variant="primary" disabled={tally.messages === 0} onClick={run}>
            {tally.messages === 0 ? 'Nothing to replay' : `Replay ${plural(tally.messages, 'message')}`}
          </Button>
        ) : null}
      </DialogFooter>
    </div>
  )
}

function Progress({
  tally,
  isTrying,
}: {
  readonly tally: ReplayTally | undefined
  readonly isTrying: boolean
}) {
  const what = isTrying ? 'Dry run' : 'Replaying'
  return (
    <div className="flex flex-col gap-1">
      <StatusMark mark="busy">
        {tally
          ? `${what}: ${tally.matched.toLocaleString('en')} of ${(tally.matched + tally.remaining).toLocaleString('en')}`
          : `${what} …`}
      </StatusMark>
      {tally ? (
        <progress
          aria-label={what}
          className="h-1.5 w-full accent-(--accent)"
          max={1}
          value={replayShare(tally)}
        />
      ) : null}
    </div>
  )
}
