import { CONSOLE_USERNAME } from '@/lib/access/login-console'
import { mintTicket } from '@/lib/access/tickets'
import { createTicketOp } from '@/lib/contract/session'
import { forbidden } from '@/lib/core/fault'
import { findCompany } from '../companies/company-view'
import { verb } from '../context'

export const createTicket = verb(createTicketOp, async (ctx, { companyId }) => {
  const company = await findCompany(ctx, companyId)
  if (ctx.sessionId === null) {
    throw forbidden(
      'Tickets are for the pages of the console; connect with an API token, or with the user name and a JWT.',
    )
  }
  const { pool, keys } = ctx.services.access
  const { secret, expiresAt } = await mintTicket(pool, keys.credentialKey, {
    sessionId: ctx.sessionId,
    companyId,
  })
  return {
    username: CONSOLE_USERNAME,
    password: secret,
    companyName: company.name,
    expiresAt: expiresAt.toISOString(),
  }
})
