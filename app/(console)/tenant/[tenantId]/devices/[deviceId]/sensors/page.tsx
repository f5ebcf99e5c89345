import { SensorsTab } from '@/components/sensors/sensors-tab'
import { createSensorAction, deleteSensorAction, updateSensorAction } from '../actions'
import { abilitiesOf, type DeviceParams, deviceOf } from '../load-device'

export default async function SensorsPage(props: DeviceParams) {
  const device = await deviceOf(props)
  const { provision, readTelemetry, readLogs } = await abilitiesOf(device)
  return (
    <SensorsTab
      device={device}
      mayProvision={provision}
      mayReadTelemetry={readTelemetry}
      mayReadLogs={readLogs}
      createSensor={createSensorAction}
      updateSensor={updateSensorAction}
      deleteSensor={deleteSensorAction}
    />
  )
}
