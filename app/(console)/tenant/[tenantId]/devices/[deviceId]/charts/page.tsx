import { ChartsTab } from '@/components/charts/charts-tab'
import { type DeviceParams, deviceOf } from '../load-device'

export default async function ChartsPage(props: DeviceParams) {
  return <ChartsTab device={await deviceOf(props)} />
}
