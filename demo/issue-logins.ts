/** New credentials at each start: their secrets live in this process only, so those of the start before are deleted. */
import type { Ctx } from '@/lib/services/context'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { deleteCredential } from '@/lib/services/credentials/delete-credential'
import { listCredentials } from '@/lib/services/credentials/list-credentials'
import { runVerb } from '@/lib/services/run-verb'
import type { Login } from './connect-device'
import type { FleetMember } from './ensure-fleet'

export async function issueLogin(ctx: Ctx, { id, device }: FleetMember): Promise<Login> {
  const { items } = await runVerb(listCredentials, ctx, { id })
  for (const old of items.filter(({ createdBy }) => createdBy === ctx.actor.name)) {
    await runVerb(deleteCredential, ctx, { id, credentialId: old.id })
  }
  const kind = device.login === 'access-token' ? 'access-token' : 'password'
  const { username, password } = await runVerb(createCredential, ctx, { id, kind })
  const isWrong = device.login === 'wrong-password'
  return { clientId: id, username, password: isWrong ? password.slice(0, -1) : password }
}
