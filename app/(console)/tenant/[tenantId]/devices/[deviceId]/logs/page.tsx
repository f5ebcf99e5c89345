import { liveTargetOf } from '@/components/device/live-target-of'
import { LogsView } from '@/components/logs/logs-view'
import { endpointOf } from '../../../../../endpoint-of'
import { replayLogsAction } from '../../../../../messages/actions'
import { createSensorAction, updateDeviceAction, updateSensorAction } from '../actions'
import { abilitiesOf, type DeviceParams, deviceOf } from '../load-device'

export default async function LogsPage(props: DeviceParams) {
  const device = await deviceOf(props)
  const { provision } = await abilitiesOf(device)
  return (
    <LogsView
      place={{ deviceId: device.id }}
      scope={liveTargetOf(device)}
      name={device.name}
      provisionIn={provision ? 'all' : []}
      endpoint={await endpointOf()}
      createSensor={createSensorAction}
      updateSensor={updateSensorAction}
      updateDevice={updateDeviceAction}
      replay={replayLogsAction}
    />
  )
}
