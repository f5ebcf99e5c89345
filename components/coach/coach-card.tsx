'use client'
import { useEffect, useState } from 'react'
import { Card } from '../ui/card'
import { StatusMark } from '../ui/status-mark'
import { type CoachedDevice, CoachSteps } from './coach-steps'
import { useCoach } from './use-coach'

/** On the page of a device that never connected: stays once it has come through, and shows for no other. */
export function CoachCard(props: CoachedDevice) {
  const [isNeeded] = useState(props.device.connection.connectedAt === null)
  return isNeeded ? <NeededCoach {...props} /> : null
}

function NeededCoach({ device, mayProvision }: CoachedDevice) {
  const { data: coach } = useCoach(device)
  const [wasIncomplete, setWasIncomplete] = useState(false)
  const isComplete = coach?.isComplete
  useEffect(() => {
    if (isComplete === false) setWasIncomplete(true)
  }, [isComplete])
  // A device that speaks through a gateway or an account has its readings, and never connects itself.
  if (!coach || !(wasIncomplete || !coach.isComplete)) return null
  return (
    <Card
      title="First connection"
      description="Watches live, and says what is in the way."
      actions={
        coach.isComplete ? (
          <StatusMark mark="ok">It works</StatusMark>
        ) : (
          <StatusMark mark="busy">Watching</StatusMark>
        )
      }
      isFlush
    >
      <CoachSteps steps={coach.steps} device={device} mayProvision={mayProvision} />
      {coach.hasRecent ? null : (
        <p className="border-t px-4 py-2.5 text-sm text-warn">
          The broker does not answer: messages that it takes show only once they are stored.
        </p>
      )}
    </Card>
  )
}
