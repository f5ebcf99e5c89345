/** What a device holds an acknowledgement of, and what became of it. */
import type { Api } from './api'
import type { SoakDevice } from './soak-device'

const POINTS_MAX = 2_000
const RECORDS_MAX = 200

/** The numbers of its messages that were acknowledged and are neither stored nor told of as refused. */
export async function missingOf(api: Api, device: SoakDevice, fromMs: number): Promise<readonly number[]> {
  const { id } = device.placed
  const found = new Set<number>()
  const toMs = Date.now() + 3_600_000
  for (const sensor of (await api.get(`/devices/${id}/sensors`)).items)
    await addStored(api, { deviceId: id, sensorId: sensor.id }, fromMs, toMs, found)
  if (device.acknowledged.every((number) => found.has(number))) return []
  await addRefused(api, id, found)
  return device.acknowledged.filter((number) => !found.has(number))
}

/** The API shows each reading where there are few: of many, it is asked half by half. */
async function addStored(
  api: Api,
  of: { readonly deviceId: string; readonly sensorId: string },
  fromMs: number,
  toMs: number,
  found: Set<number>,
): Promise<void> {
  const query = new URLSearchParams({
    sensor: of.sensorId,
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    points: String(POINTS_MAX),
  })
  const { mode, points } = await api.get(`/devices/${of.deviceId}/readings?${query}`)
  if (mode === 'raw') {
    for (const [, value] of points) found.add(Number(value))
    return
  }
  const midMs = Math.floor((fromMs + toMs) / 2)
  await addStored(api, of, fromMs, midMs, found)
  await addStored(api, of, midMs, toMs, found)
}

/** Some dialects acknowledge what they refuse: Live Logs have it then. */
async function addRefused(api: Api, deviceId: string, found: Set<number>): Promise<void> {
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = new URLSearchParams({ deviceId, outcome: 'refused', limit: String(RECORDS_MAX) })
    if (cursor) page.set('cursor', cursor)
    const { items, nextCursor }: { items: { payload: string | null }[]; nextCursor: string | null } =
      await api.get(`/logs?${page}`)
    for (const { payload } of items) found.add(numberIn(payload ?? ''))
    cursor = nextCursor
  }
}

/** The value, which stands first in the payload of each dialect. */
export const numberIn = (payload: string): number => Number(/\d+/.exec(payload)?.[0])
