'use client'
import { FlaskConical } from 'lucide-react'
import dynamic from 'next/dynamic'
import { Suspense, useEffect, useRef } from 'react'
import { isUuid } from '@/lib/core/is-uuid'
import { getDeviceOp } from '../live/late-operations'
import { useApi } from '../live/use-api'
import type { MendActions } from '../mends/mend-actions'
import { type MendReach, powersAt } from '../mends/mend-reach'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { cn } from '../ui/cn'
import { EmptyState } from '../ui/empty-state'
import { ErrorState } from '../ui/error-state'
import { usePreload } from '../ui/use-preload'
import { ExampleField } from './example-field'
import type { ExplainChoices } from './explain-choices'
import type { ExplainForm } from './explain-form'
import { type ExplainAction, type ExplainAnswer, useExplain } from './use-explain'
import { WhatFields } from './what-fields'
import { WhoFields } from './who-fields'

const loadAnswer = () => import('./explain-answer-view').then((answer) => answer.ExplainAnswerView)
const ExplainAnswerView = dynamic(loadAnswer)

interface ExplainViewProps {
  readonly initial: ExplainForm
  /** To what the link asked. */
  readonly answered: ExplainAnswer
  readonly choices: ExplainChoices
  readonly reach: MendReach
  readonly mends: MendActions
  readonly explain: ExplainAction
}

export function ExplainView({ initial, answered, choices, explain, reach, mends }: ExplainViewProps) {
  const asked = useExplain(initial, answered, explain)
  const { form, change, answer } = asked
  usePreload(loadAnswer)
  const isDevice = form.as === 'device' && isUuid(form.id)
  const device = useApi(getDeviceOp, { id: form.id }, { isEnabled: isDevice })
  const picked = isDevice ? device.data : undefined
  const { explanation, problem } = answer
  const box = useRef<HTMLDivElement>(null)
  const shown = useRef(answer)
  // On a phone the answer stands above the question: whoever asks from its end is led there.
  useEffect(() => {
    if (shown.current === answer) return
    shown.current = answer
    if (box.current && box.current.getBoundingClientRect().top < 0) box.current.scrollIntoView()
  }, [answer])
  return (
    <div className="grid min-w-0 grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
      <Card title="The question">
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            void asked.ask()
          }}
        >
          <WhoFields form={form} issues={asked.issues} choices={choices} device={picked} onChange={change} />
          {picked ? <ExampleField topics={picked.topics} onChange={change} /> : null}
          <WhatFields
            form={form}
            issues={asked.issues}
            isThingScale={form.as === 'account' || picked?.dialect === 'thingscale'}
            onChange={change}
          />
          <div>
            <Button type="submit" variant="primary" isBusy={asked.isBusy}>
              <FlaskConical aria-hidden /> Explain
            </Button>
          </div>
          {asked.isPayloadLeftOut ? (
            <p role="status" className="text-xs text-ink-muted">
              The payload is too long for an address: the link to this page does not hold it.
            </p>
          ) : null}
        </form>
      </Card>
      <div
        ref={box}
        className={cn(
          'flex min-w-0 scroll-mt-16 flex-col gap-4',
          (explanation || problem) && 'max-lg:order-first',
        )}
        aria-live="polite"
        aria-busy={asked.isBusy}
      >
        {explanation ? (
          // The question can be changed before the code of the answer is there.
          <Suspense>
            <ExplainAnswerView
              explanation={explanation}
              mends={{
                deviceId: picked?.id ?? null,
                powers: powersAt(reach, explanation.principal.tenantId),
                actions: mends,
              }}
            />
          </Suspense>
        ) : problem ? (
          <ErrorState
            title="This could not be explained"
            sentence={problem.detail}
            requestId={problem.requestId}
            onRetry={() => void asked.ask()}
          />
        ) : (
          <EmptyState
            face="unasked"
            icon={FlaskConical}
            title="Nothing asked yet"
            sentence="Say who does what. The broker's own rules answer: each level of the topic, what would be stored and sent on, and what the client would hear. Nothing is sent."
          />
        )}
      </div>
    </div>
  )
}
