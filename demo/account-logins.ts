/** New device tokens at each start, one a tenant: their values live in this process only, so those of the start before are ended. */
import type { Ctx } from '@/lib/services/context'
import { addDeviceToken, type IssuedDeviceToken } from '@/lib/services/credentials/add-device-token'
import type { Login } from './connect-device'
import { endOwnTokens } from './end-own-tokens'
import type { FleetMember } from './ensure-fleet'

/** By asset: one that registers itself has no id yet. */
export async function accountLogins(
  ctx: Ctx,
  members: readonly FleetMember[],
): Promise<ReadonlyMap<string, Login>> {
  const tokens = new Map<number, IssuedDeviceToken>()
  const logins = new Map<string, Login>()
  for (const member of members) {
    const { device, externalId, tenantId } = member
    if (device.login !== 'device-token') continue
    const token = tokens.get(tenantId) ?? (await renewToken(ctx, member))
    tokens.set(tenantId, token)
    const clientId = `${externalId}_demo`
    logins.set(device.asset, { clientId, username: token.thingscaleId, password: token.deviceToken })
  }
  return logins
}

async function renewToken(ctx: Ctx, member: FleetMember): Promise<IssuedDeviceToken> {
  await endOwnTokens(ctx, member)
  return addDeviceToken(ctx, member.tenantId)
}
