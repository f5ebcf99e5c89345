import { LiveTab } from '@/components/live/live-tab'
import { type DeviceParams, deviceOf } from '../load-device'

export default async function LivePage(props: DeviceParams) {
  return <LiveTab device={await deviceOf(props)} />
}
