import { LogsTab } from '@/components/logs/logs-tab'
import { createSensorAction, updateDeviceAction } from '../actions'
import { endpointOf } from '../endpoint-of'
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
    />
  )
}
