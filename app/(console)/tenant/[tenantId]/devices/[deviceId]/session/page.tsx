import { notFound } from 'next/navigation'
import { SessionTab } from '@/components/device-session/session-tab'
import { cutConnectionAction, endAwaySessionAction } from '../../../../../connections/actions'
import { abilitiesOf, type DeviceParams, deviceOf } from '../load-device'

export default async function SessionPage(props: DeviceParams) {
  const device = await deviceOf(props)
  const { readLogs, provision } = await abilitiesOf(device)
  if (!readLogs) notFound()
  return (
    <SessionTab device={device} mayCut={provision} cut={cutConnectionAction} end={endAwaySessionAction} />
  )
}
