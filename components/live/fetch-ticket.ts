import { problemSchema } from '@/lib/contract/problem'
import { createTicketOp } from '@/lib/contract/session'
import type { Ticket } from './live-link'

/** Asks for a ticket with the session's cookie. Being signed out, or out of sight of the company, is final. */
export async function fetchTicket(origin: string, companyId: string): Promise<Ticket> {
  try {
    const response = await fetch(`${origin}/api/v1${createTicketOp.path}`, {
      method: createTicketOp.method,
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ companyId }),
    })
    const body: unknown = await response.json()
    const ticket = createTicketOp.output.safeParse(body)
    if (response.ok && ticket.success) {
      return { isOk: true, username: ticket.data.username, password: ticket.data.password }
    }
    const problem = problemSchema.safeParse(body)
    return {
      isOk: false,
      isFinal: [401, 403, 404].includes(response.status),
      reason: problem.success ? problem.data.detail : `The console answered ${response.status}.`,
    }
  } catch {
    return { isOk: false, isFinal: false, reason: 'The console does not answer.' }
  }
}
