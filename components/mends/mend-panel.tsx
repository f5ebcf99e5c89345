'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { ReplayButton } from '../replay/replay-dialog'
import { StatusMark } from '../ui/status-mark'
import { AskSomebody } from './ask-somebody'
import type { MendActions } from './mend-actions'
import type { MendPlace } from './mend-place'
import { mayDo, waysOf } from './mend-powers'
import type { MendPowers } from './mend-reach'
import { replayOfCause } from './replay-of-cause'
import type { ShownMend, ShownWay } from './shown-mend'

/** With its forms, which few records want. */
const MendWay = dynamic(() => import('./mend-way').then((way) => way.MendWay))

interface MendPanelProps {
  readonly mend: ShownMend
  readonly place: MendPlace
  readonly powers: MendPowers
  readonly actions: MendActions
}

/** What mends a refusal: always a sentence, the ways that are open to the reader, and whom to ask for the others. */
export function MendPanel({ mend, place, powers, actions }: MendPanelProps) {
  const [done, setDone] = useState<{ readonly way: ShownWay; readonly sentence: string }>()
  const ways = waysOf(mend, place)
  const open = ways.filter(({ kind }) => mayDo(kind, powers))
  const closed = ways.filter(({ kind }) => !mayDo(kind, powers))
  return (
    <section className="flex min-w-0 flex-col gap-3 rounded-md border border-accent/50 bg-accent-soft/50 p-3">
      <h2 className="text-sm font-medium">What mends it</h2>
      <p className="text-sm break-words">{mend.sentence}</p>
      {done ? (
        <Mended {...done} place={place} powers={powers} actions={actions} />
      ) : (
        <>
          {open.map((way, index) => (
            <MendWay
              key={JSON.stringify(way)}
              way={way}
              isFirst={index === 0}
              place={place}
              actions={actions}
              onDone={(sentence) => setDone({ way, sentence })}
            />
          ))}
          {closed.length > 0 ? <AskSomebody ways={closed} seq={place.seq} /> : null}
        </>
      )}
    </section>
  )
}

/** What was refused for the same cause can come in now. */
function Mended({
  way,
  sentence,
  place,
  powers,
  actions,
}: Omit<MendPanelProps, 'mend'> & { readonly way: ShownWay; readonly sentence: string }) {
  const again = powers.mayProvision ? replayOfCause(way.kind, place) : undefined
  return (
    <div className="flex flex-col items-start gap-3">
      <p role="status" className="text-sm">
        <StatusMark mark="ok">Done</StatusMark> {sentence}
      </p>
      {again ? (
        <>
          <p className="text-sm text-ink-muted">
            What was refused for this cause is not lost: it can be judged again, first without writing
            anything.
          </p>
          <ReplayButton
            label="Replay what was refused"
            scope={again.scope}
            sentence={again.sentence}
            replay={actions.replay}
          />
        </>
      ) : null}
    </div>
  )
}
