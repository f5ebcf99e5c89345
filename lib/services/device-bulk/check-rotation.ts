/** A rotation changes nothing before its secrets are handed over: `issue-job-credentials.ts` issues and sets the end of the old. */
import type { PoolClient } from 'pg'
import { firstCredentialKindOf } from '@/lib/core/device-credential-kinds'
import { CREDENTIALS_MAX } from '../credentials/credentials-max'
import type { ActionOutcome } from './action-outcome'
import type { BulkDevice } from './bulk-device'

export async function checkRotation(
  client: PoolClient,
  devices: readonly BulkDevice[],
): Promise<ActionOutcome> {
  const { rows } = await client.query<{ device_id: string }>(
    `SELECT device_id FROM credentials WHERE device_id = ANY ($1::uuid[])
      GROUP BY device_id HAVING count(*) >= $2::int`,
    [devices.map(({ id }) => id), CREDENTIALS_MAX],
  )
  const full = new Set(rows.map((row) => row.device_id))
  const refused = new Map<string, string>()
  for (const { id, dialect } of devices) {
    if (firstCredentialKindOf(dialect) === undefined) {
      refused.set(
        id,
        'A ThingScale device connects with the device token of its tenant, which is renewed there.',
      )
    } else if (full.has(id)) {
      refused.set(id, `The device has ${CREDENTIALS_MAX} credentials: delete some that are no longer used.`)
    }
  }
  return { refused, counts: { awaitingCredentials: devices.length - refused.size } }
}
