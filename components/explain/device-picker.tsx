'use client'
import { useEffect, useState } from 'react'
import { dialectName } from '../device/dialect-name'
import { listDevicesOp } from '../live/late-operations'
import { useApi } from '../live/use-api'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'

const LISTED_MAX = 50
const SETTLE_MS = 300

export interface PickedDevice {
  readonly id: string
  readonly name: string
  readonly dialect: string
}

/** One device out of many: a search narrows the list. */
export function DevicePicker({
  picked,
  error,
  within = {},
  onPick,
}: {
  readonly picked: PickedDevice | undefined
  readonly error: string | undefined
  /** Devices of this place only. */
  readonly within?: { readonly companyId?: string; readonly tenantId?: number }
  onPick(id: string): void
}) {
  const [text, setText] = useState('')
  const q = useSettled(text.trim())
  const found = useApi(
    listDevicesOp,
    { limit: LISTED_MAX, ...within, ...(q ? { q } : {}) },
    { keepsPrevious: true },
  )
  const items: readonly PickedDevice[] = found.data?.items ?? []
  const isListed = picked === undefined || items.some(({ id }) => id === picked.id)
  return (
    <>
      <Field label="Find the device" isOptional hint={hintOf(found, items.length)}>
        <Input
          type="search"
          maxLength={100}
          placeholder="Part of its name or id, or its UUID"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Field label="Device" error={error}>
        <Select value={picked?.id ?? ''} onChange={(event) => onPick(event.target.value)}>
          <option value="">Choose a device</option>
          {isListed ? null : <DeviceOption device={picked} />}
          {items.map((device) => (
            <DeviceOption key={device.id} device={device} />
          ))}
        </Select>
      </Field>
    </>
  )
}

function DeviceOption({ device }: { readonly device: PickedDevice }) {
  return (
    <option value={device.id}>
      {device.name} ({dialectName(device.dialect)})
    </option>
  )
}

function hintOf(found: { isError: boolean; isPending: boolean }, count: number): string {
  if (found.isError) return 'The devices could not be loaded.'
  if (found.isPending) return 'Loading the devices …'
  if (count === 0) return 'No device matches.'
  return count === LISTED_MAX ? `The first ${LISTED_MAX} are listed.` : `${count} listed below.`
}

/** The text once its writer has paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
