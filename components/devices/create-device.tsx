'use client'

import { useState } from 'react'
import type { DeviceTemplate } from '@/lib/contract/device-templates'
import type { Endpoint } from '../device/endpoint'
import type { CreateDeviceAction, CreatedDevice } from './create-device-action'
import { CreateDeviceForm } from './create-device-form'
import { CreatedDeviceCard } from './created-device-card'

/** The form, and in its place, once, what the new device is given. */
export function CreateDevice({
  tenantId,
  templates,
  endpoint,
  create,
}: {
  tenantId: number
  templates: readonly DeviceTemplate[]
  endpoint: Endpoint
  create: CreateDeviceAction
}) {
  const [made, setMade] = useState<CreatedDevice>()
  return made ? (
    <CreatedDeviceCard device={made} endpoint={endpoint} onAnother={() => setMade(undefined)} />
  ) : (
    <CreateDeviceForm tenantId={tenantId} templates={templates} create={create} onCreated={setMade} />
  )
}
