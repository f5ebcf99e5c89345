import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { DeviceHeader } from '@/components/device/device-header'
import { abilitiesOf, type DeviceParams, deviceOf } from './load-device'

export async function generateMetadata(props: DeviceParams): Promise<Metadata> {
  return { title: (await deviceOf(props)).name }
}

export default async function DeviceLayout(props: DeviceParams & { readonly children: ReactNode }) {
  const device = await deviceOf(props)
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <DeviceHeader initial={device} abilities={await abilitiesOf(device)} />
      {props.children}
    </div>
  )
}
