'use client'
import { Radio } from 'lucide-react'
import { useState } from 'react'
import type { DeviceDetail } from '@/lib/contract/devices'
import { QueryError } from '../live/query-error'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Skeleton } from '../ui/skeleton'
import { StatusMark } from '../ui/status-mark'
import { CoachSteps } from './coach-steps'
import { useCoach } from './use-coach'

/** Waits for this device from now on: what it did before does not count. */
export function TestNow({ device }: { readonly device: DeviceDetail }) {
  const [since, setSince] = useState<string>()
  return (
    <Card
      title="Test now"
      description="Start it, then let the device connect: each step shows as it happens."
      actions={
        <>
          {since === undefined ? null : <Button onClick={() => setSince(undefined)}>Stop</Button>}
          <Button variant="primary" onClick={() => setSince(new Date().toISOString())}>
            <Radio aria-hidden /> {since === undefined ? 'Test now' : 'Start again'}
          </Button>
        </>
      }
      isFlush
    >
      {since === undefined ? null : <Watching key={since} device={device} since={since} />}
    </Card>
  )
}

function Watching({ device, since }: { readonly device: DeviceDetail; readonly since: string }) {
  const coach = useCoach(device, since)
  if (coach.isError) return <QueryError error={coach.error} onRetry={() => void coach.refetch()} />
  if (coach.isPending) return <Skeleton className="m-4 h-40" />
  return (
    <>
      <p className="border-b px-4 py-2.5 text-sm" role="status">
        {coach.data.isComplete ? (
          <StatusMark mark="ok">It works: a reading is stored.</StatusMark>
        ) : (
          <StatusMark mark="busy">Waiting for {device.name}</StatusMark>
        )}
      </p>
      <CoachSteps steps={coach.data.steps} />
    </>
  )
}
