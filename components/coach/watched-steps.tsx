'use client'
import { QueryError } from '../live/query-error'
import { Skeleton } from '../ui/skeleton'
import { StatusMark } from '../ui/status-mark'
import { type CoachedDevice, CoachSteps } from './coach-steps'
import { useCoach } from './use-coach'

/** The steps of the device from an instant on, as they happen. */
export function WatchedSteps({ device, mayProvision, since }: CoachedDevice & { readonly since: string }) {
  const coach = useCoach(device, since)
  if (coach.isError) return <QueryError error={coach.error} onRetry={() => void coach.refetch()} />
  if (coach.isPending) return <Skeleton className="m-4 h-40" />
  return (
    <>
      <p className="border-b px-4 py-2.5 text-sm" role="status">
        {coach.data.isComplete ? (
          <StatusMark mark="ok">It works: a reading is stored.</StatusMark>
        ) : (
          <StatusMark mark="busy" className="whitespace-normal [&>span]:min-w-0 [&>span]:break-words">
            Waiting for {device.name}
          </StatusMark>
        )}
      </p>
      <CoachSteps steps={coach.data.steps} device={device} mayProvision={mayProvision} />
    </>
  )
}
