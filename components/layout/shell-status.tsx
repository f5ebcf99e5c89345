'use client'

import { useLiveStatus } from '@/components/live/live-provider'
import { StatusMarks } from './status-marks'
import { useApiStatus } from './use-api-status'

export function ShellStatus({ userId }: { userId: string }) {
  const api = useApiStatus(userId)
  const mqtt = useLiveStatus()
  return <StatusMarks api={api} mqtt={mqtt} />
}
