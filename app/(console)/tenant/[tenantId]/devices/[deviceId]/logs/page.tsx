import { LogsTab } from '@/components/logs/logs-tab'
import { endpointOf } from '../../../../../endpoint-of'
import { replayLogsAction } from '../../../../../messages/actions'
import { createSensorAction, updateDeviceAction } from '../actions'
import { abilitiesOf, type DeviceParams, deviceOf } from '../load-device'

export default async function LogsPage(props: DeviceParams) {
  const device = await deviceOf(props)
  const { provision } = await abilitiesOf(device)
  return (
    <LogsTab
      device={device}
      endpoint={await endpointOf()}
      mayProvision={provision}
      createSensor={createSensorAction}
      updateDevice={updateDeviceAction}
      replay={replayLogsAction}
    />
  )
}
