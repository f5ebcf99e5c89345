import type { DeviceCache } from '@/broker/devices'
import type { Gate } from '@/broker/gate'
import type { Ingest } from '@/broker/ingest/ingest'
import type { PublishedPacket, Settlement } from '@/broker/settlement'
import type { AccessDeps } from '@/lib/access/access-deps'
import { buildGrant, noGrant } from '@/lib/access/grant'
import { recheck } from '@/lib/access/recheck'
import { isRejection } from '@/lib/core/rejection'
import { hold, letGo } from './held-device'
import type { Sender } from './sender'

/** A will that comes while the database is silent waits so long for it. */
const LATE_WAITS_MS = 60_000

export interface LateDeps {
  readonly access: AccessDeps
  readonly devices: DeviceCache
  readonly gate: Gate
  readonly ingest: Ingest
}

/**
 * A will, perhaps long after the end of its session: what its sender may do now decides, and its device is read for it.
 * `hasChanged`: something has, since the session ended.
 */
export async function publishLate(
  { access, devices, gate, ingest }: LateDeps,
  session: Sender,
  packet: PublishedPacket,
  hasChanged: () => boolean,
): Promise<Settlement> {
  const { principal } = session
  await gate.waitForOpen(LATE_WAITS_MS)
  await hold(devices, principal)
  try {
    if (hasChanged()) {
      const standing = await recheck(access, principal)
      session.grant = isRejection(standing) ? noGrant : buildGrant(standing, devices, devices.tenantOfSource)
    }
    return await ingest.take(session, packet)
  } finally {
    letGo(devices, principal)
  }
}
