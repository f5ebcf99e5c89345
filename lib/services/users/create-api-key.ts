import { hashSecret, lastFourOf, makeSecret, secretPrefixes } from '@/lib/access/secrets'
import { createApiKeyOp } from '@/lib/contract/users'
import { conflict, invalid } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { CREDENTIALS_MAX } from '../credentials/credentials-max'
import { record } from '../record'
import { findKeyUser } from './credential-user'
import { soleCompany } from './update-user'

export const createApiKey = verb(createApiKeyOp, async (ctx, { id, label = null, expiresAt }) => {
  const user = await findKeyUser(ctx, id)
  const { username } = user
  const expires = expiresAt === undefined ? null : new Date(expiresAt)
  if (expires && expires.getTime() <= ctx.services.now()) throw invalid('expiresAt', 'is in the past')
  const secret = makeSecret(secretPrefixes.apiKey)
  const kind = 'api-key'
  const credentialId = await transact(ctx.services.db, async ({ rows, sql }) => {
    if ((await rows.credential.count({ where: { userId: id, kind } })) >= CREDENTIALS_MAX) {
      throw conflict(`The user has ${CREDENTIALS_MAX} API keys: delete some that are no longer used.`)
    }
    const created = await rows.credential.create({
      data: {
        kind,
        name: username,
        userId: id,
        label,
        secretHash: hashSecret(ctx.services.access.keys.credentialKey, secret),
        lastFour: lastFourOf(secret),
        createdBy: ctx.actor.name,
        expiresAt: expires,
      },
      select: { id: true },
    })
    await record(ctx, sql, {
      verb: 'api-key.create',
      subject: { kind: 'credential', id: created.id, name: username },
      companyId: soleCompany(user),
      tenantId: null,
      changes: { kind, label, userId: id, expiresAt: expires?.toISOString() ?? null },
      notice: { subject: 'credential', id: created.id, userId: id },
    })
    return created.id
  })
  return {
    id: credentialId,
    kind,
    username,
    password: secret,
    label,
    expiresAt: expires?.toISOString() ?? null,
  }
})
