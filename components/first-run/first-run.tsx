'use client'

import type { ReactNode } from 'react'
import type { Device } from '@/lib/contract/devices'
import { devicePath } from '../device/device-path'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Link } from '../ui/link'
import { type FirstRunFacts, stepStates } from './first-run-state'
import { FirstRunStep } from './first-run-step'
import { type FirstRunThings, firstRunSteps } from './first-run-steps'
import { Refusal } from './refusal'
import { useFirstMessage } from './use-first-message'

/** The way from an empty installation to the first stored reading; the last steps wait live. */
export function FirstRun(things: FirstRunThings) {
  return things.device ? (
    <Waiting {...things} device={things.device} />
  ) : (
    <Steps
      things={things}
      facts={{
        hasCompany: things.company !== undefined,
        hasTenant: things.tenant !== undefined,
        hasDevice: false,
        hasConnected: false,
        hasReading: false,
      }}
    />
  )
}

function Waiting(things: FirstRunThings & { readonly device: Device }) {
  const { hasConnected, hasReading, refusal } = useFirstMessage(things.device)
  return (
    <Steps
      things={things}
      facts={{ hasCompany: true, hasTenant: true, hasDevice: true, hasConnected, hasReading }}
      isWaiting
    >
      {refusal ? <Refusal record={refusal} device={things.device} /> : null}
    </Steps>
  )
}

function Steps({
  things,
  facts,
  isWaiting = false,
  children,
}: {
  things: FirstRunThings
  facts: FirstRunFacts
  isWaiting?: boolean
  children?: ReactNode
}) {
  const states = stepStates(facts)
  return (
    <Card
      title={facts.hasReading ? 'The first reading is stored' : 'From nothing to the first reading'}
      description={
        facts.hasReading
          ? 'Everything works, end to end.'
          : 'Five steps; each is done where its button leads.'
      }
      actions={
        facts.hasReading && things.device ? (
          <Button asChild variant="primary" size="sm">
            <Link href={`${devicePath(things.device)}/live`}>See it live</Link>
          </Button>
        ) : null
      }
      isFlush
    >
      <ol className="divide-y" aria-live="polite">
        {firstRunSteps(things).map((step, index) => (
          <FirstRunStep
            key={step.title}
            step={step}
            state={states[index] ?? 'later'}
            isWaiting={isWaiting && index >= 3}
          />
        ))}
      </ol>
      {children}
    </Card>
  )
}
