/**
 * The columns of the list of devices, and which of them are shown: `columns` in the URL. Each has a width (rem, at
 * least), so that none jumps while rows come and go. Pure.
 */
import type { DeviceSort } from '@/lib/contract/devices'

export const deviceColumns = [
  { id: 'status', label: 'Status', width: 7.5, sort: 'status' },
  { id: 'name', label: 'Name', width: 11, sort: 'name' },
  { id: 'id', label: 'Id', width: 7.5 },
  { id: 'dialect', label: 'Dialect', width: 6.5 },
  { id: 'tenant', label: 'Tenant', width: 10 },
  { id: 'last-seen', label: 'Last seen', width: 6.5, sort: 'last-seen' },
  { id: 'address', label: 'Address', width: 9 },
  { id: 'rate', label: 'Messages/s', width: 6.5 },
  { id: 'credential', label: 'Credential age', width: 7.5 },
  { id: 'tags', label: 'Tags', width: 9 },
  { id: 'created', label: 'Created', width: 7, sort: 'created' },
] as const satisfies readonly { id: string; label: string; width: number; sort?: DeviceSort }[]

export type DeviceColumn = (typeof deviceColumns)[number]['id']

/** Without it a row says nothing of which device it is. */
const ALWAYS: DeviceColumn = 'name'
const HIDDEN_AT_FIRST: readonly DeviceColumn[] = ['created']

/** Those of the place: inside one tenant its name would stand in each row. */
export const columnsOf = (hasTenant: boolean) =>
  deviceColumns.filter(({ id }) => hasTenant || id !== 'tenant')

/** In their own order, whatever the text says; unknown words are passed over. */
export function shownColumns(text: string | null, hasTenant: boolean): readonly DeviceColumn[] {
  const asked = text?.split(',') ?? []
  const isShown = (id: DeviceColumn) =>
    id === ALWAYS || (text === null ? !HIDDEN_AT_FIRST.includes(id) : asked.includes(id))
  return columnsOf(hasTenant).flatMap(({ id }) => (isShown(id) ? [id] : []))
}

export const canHide = (id: DeviceColumn): boolean => id !== ALWAYS

/** The text of the URL with one column more or less; nothing where it is as at first. */
export function toggledColumns(text: string | null, hasTenant: boolean, id: DeviceColumn): string | null {
  const shown = shownColumns(text, hasTenant)
  const next = shown.includes(id) && canHide(id) ? shown.filter((one) => one !== id) : [...shown, id]
  const ordered = columnsOf(hasTenant).flatMap((one) => (next.includes(one.id) ? [one.id] : []))
  return ordered.join() === shownColumns(null, hasTenant).join() ? null : ordered.join()
}
