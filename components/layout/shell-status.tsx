'use client'

import { useLiveStatus } from '@/components/live/live-provider'
import { StatusMarks } from './status-marks'
import { useApiStatus } from './use-api-status'

export function ShellStatus() {
  const api = useApiStatus()
  const mqtt = useLiveStatus()
  return <StatusMarks api={api} mqtt={mqtt} />
}
