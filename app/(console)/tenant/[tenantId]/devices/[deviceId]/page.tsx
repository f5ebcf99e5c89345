import { DeviceOverview } from '@/components/device/device-overview'
import { endpointOf } from '../../../../endpoint-of'
import { createTemplateAction, deleteDeviceAction, updateDeviceAction } from './actions'
import { abilitiesOf, type DeviceParams, deviceOf } from './load-device'

export default async function OverviewPage(props: DeviceParams) {
  const device = await deviceOf(props)
  return (
    <DeviceOverview
      initial={device}
      abilities={await abilitiesOf(device)}
      endpoint={await endpointOf()}
      updateDevice={updateDeviceAction}
      deleteDevice={deleteDeviceAction}
      createTemplate={createTemplateAction}
    />
  )
}
