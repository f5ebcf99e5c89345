'use client'
import { Radio } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Skeleton } from '../ui/skeleton'
import { usePreload } from '../ui/use-preload'
import type { CoachedDevice } from './coach-steps'

const loadSteps = () => import('./watched-steps').then(({ WatchedSteps }) => WatchedSteps)
const WatchedSteps = dynamic(loadSteps, { ssr: false, loading: () => <Skeleton className="m-4 h-40" /> })

/** Waits for this device from now on: what it did before does not count. */
export function TestNow(props: CoachedDevice) {
  const [since, setSince] = useState<string>()
  usePreload(loadSteps)
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
      {since === undefined ? null : <WatchedSteps key={since} {...props} since={since} />}
    </Card>
  )
}
