import type { PoolClient } from 'pg'
import type { Ctx } from '../context'
import { TAGS_MAX } from '../devices/template-of-new-device'
import { changesOf, type Deed, recordAll } from '../record'
import type { ActionOutcome } from './action-outcome'
import type { BulkDevice } from './bulk-device'
import { updateDeed } from './device-deed'

type Tags = Readonly<Record<string, string>>

export async function changeTags(
  ctx: Ctx,
  client: PoolClient,
  devices: readonly BulkDevice[],
  tagsAfter: (tags: Tags) => Tags,
): Promise<ActionOutcome> {
  const refused = new Map<string, string>()
  const changed: { id: string; tags: Tags }[] = []
  const deeds: Deed[] = []
  for (const device of devices) {
    const tags = tagsAfter(device.tags)
    if (Object.keys(tags).length > TAGS_MAX) {
      refused.set(device.id, `The device would have more than ${TAGS_MAX} tags.`)
      continue
    }
    const changes = changesOf({ tags: sorted(device.tags) }, { tags: sorted(tags) })
    if (Object.keys(changes).length === 0) continue
    changed.push({ id: device.id, tags })
    deeds.push(updateDeed(device, changes))
  }
  await client.query(
    `UPDATE devices d SET tags = t.tags FROM jsonb_to_recordset($1::jsonb) AS t (id uuid, tags jsonb) WHERE d.id = t.id`,
    [JSON.stringify(changed)],
  )
  await recordAll(ctx, client, deeds)
  return {
    refused,
    counts: { changed: changed.length, unchanged: devices.length - changed.length - refused.size },
  }
}

const sorted = (tags: Tags): Tags =>
  Object.fromEntries(Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1)))
