import { liveTargetOf } from '@/components/device/live-target-of'
import { LogsView } from '@/components/logs/logs-view'
import { pageActor } from '@/lib/session/page-actor'
import { endpointOf } from '../../../../../endpoint-of'
import { mendActions } from '../../../../../mend-actions'
import { reachAt } from '../../../../../mend-reach-of'
import { type DeviceParams, deviceOf } from '../load-device'

export default async function LogsPage(props: DeviceParams) {
  const device = await deviceOf(props)
  return (
    <LogsView
      place={{ deviceId: device.id }}
      scope={liveTargetOf(device)}
      name={device.name}
      reach={reachAt(await pageActor(), device)}
      endpoint={await endpointOf()}
      mends={mendActions}
    />
  )
}
