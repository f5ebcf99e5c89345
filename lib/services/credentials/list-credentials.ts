import { listCredentialsOp } from '@/lib/contract/credentials'
import { verb } from '../context'
import { credentialOwner, findDevice } from '../devices/device-view'
import { viewCredential } from './credential-view'
import { shownUsername } from './issue-credential'

export const listCredentials = verb(listCredentialsOp, async (ctx, { id }) => {
  const owner = credentialOwner(await findDevice(ctx, id, 'provision'))
  const rows = await ctx.services.db.prisma.credential.findMany({
    where: { deviceId: id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    omit: { secretHash: true },
  })
  const items = rows.map((row) => ({ ...viewCredential(row), username: shownUsername(owner, row) }))
  return { items, nextCursor: null }
})
