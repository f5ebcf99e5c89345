/** New credentials at each start: their secrets live in this process only, so those of the start before are deleted. */
import type { Ctx } from '@/lib/services/context'
import { addDeviceToken } from '@/lib/services/credentials/add-device-token'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { deleteCredential } from '@/lib/services/credentials/delete-credential'
import { listCredentials } from '@/lib/services/credentials/list-credentials'
import { runVerb } from '@/lib/services/run-verb'
import type { Login } from './connect-device'
import { endOwnTokens } from './end-own-tokens'
import type { FleetMember } from './ensure-fleet'

export async function issueLogin(ctx: Ctx, member: FleetMember): Promise<Login> {
  const { device, id, externalId } = member
  if (id === undefined || device.login === 'device-token') return accountLogin(ctx, member)
  const { items } = await runVerb(listCredentials, ctx, { id })
  for (const old of items.filter(({ createdBy }) => createdBy === ctx.actor.name)) {
    await runVerb(deleteCredential, ctx, { id, credentialId: old.id })
  }
  const isWrong = device.login === 'wrong-password'
  const kind = isWrong ? 'password' : device.login
  const { username, password } = await runVerb(createCredential, ctx, { id, kind })
  // Connio takes no other client id than the device's own.
  const clientId = device.dialect === 'connio' ? externalId : id
  return { clientId, username, password: isWrong ? password.slice(0, -1) : password }
}

async function accountLogin(ctx: Ctx, member: FleetMember): Promise<Login> {
  await endOwnTokens(ctx, member)
  const { thingscaleId, deviceToken } = await addDeviceToken(ctx, member.tenantId)
  return { clientId: `${member.externalId}_demo`, username: thingscaleId, password: deviceToken }
}
