import { randomUUID } from 'node:crypto'
import { hashSecret, lastFourOf, makeSecret, secretPrefixes } from '@/lib/access/secrets'
import { createApiTokenOp } from '@/lib/contract/api-tokens'
import { may } from '@/lib/core/actor'
import { forbidden, invalid } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { findCompany } from '../companies/company-view'
import { verb } from '../context'
import { record } from '../record'
import { demandInCompany } from '../sight'
import { apiTokenInclude, viewApiToken } from './api-token-view'

export const createApiToken = verb(createApiTokenOp, async (ctx, { companyId, name, scopes, expiresAt }) => {
  demandInCompany(ctx.actor, 'admin', companyId)
  await findCompany(ctx, companyId)
  const beyond = scopes.find((scope) => !may(ctx.actor, scope, { companyId }))
  if (beyond) throw forbidden(`You cannot give the scope "${beyond}", which you do not have.`)
  const expires = expiresAt === undefined ? null : new Date(expiresAt)
  if (expires && expires.getTime() <= ctx.services.now()) throw invalid('expiresAt', 'is in the past')
  const id = randomUUID()
  const value = makeSecret(secretPrefixes.apiToken)
  const unique = [...new Set(scopes)]
  const token = await transact(ctx.services.db, async ({ rows, sql }) => {
    const created = await rows.apiToken.create({
      data: {
        id,
        companyId,
        name,
        scopes: unique,
        prefix: secretPrefixes.apiToken,
        lastFour: lastFourOf(value),
        createdBy: ctx.actor.name,
        expiresAt: expires,
        credentials: {
          create: {
            kind: 'api-token',
            name: id,
            secretHash: hashSecret(ctx.services.access.keys.credentialKey, value),
            lastFour: lastFourOf(value),
            createdBy: ctx.actor.name,
            expiresAt: expires,
          },
        },
      },
      include: apiTokenInclude,
    })
    await record(ctx, sql, {
      verb: 'api-token.create',
      subject: { kind: 'api-token', id, name },
      companyId,
      tenantId: null,
      changes: { name, scopes: unique, expiresAt: expires?.toISOString() ?? null },
      notice: { subject: 'api-token', id, companyId, apiTokenId: id },
    })
    return created
  })
  return { ...viewApiToken(token), value }
})
