/** `POST /Auth` as Capture's own back ends know it: `{"Username","Password"}` in, a bare JWT string out. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Fault } from '@/lib/core/fault'
import { nobody } from '@/lib/services/context'
import { asFaults } from '@/lib/services/run-verb'
import { tokenFor } from '@/lib/services/session/create-token'
import { ctxOf } from '@/lib/session/ctx-of'
import { webServices } from '@/lib/session/web-services'
import { PRIVATE, problemResponse } from './problem-response'
import { readJson } from './read-request'

const claim = z.object({ Username: z.string().max(64), Password: z.string().max(256) })

export async function vendorAuth(request: Request): Promise<Response> {
  const requestId = randomUUID()
  try {
    const body = claim.safeParse(await readJson(request))
    if (!body.success) throw new Fault('invalid', 'The body is {"Username": "...", "Password": "..."}.')
    const ctx = ctxOf(request.headers, { actor: nobody, via: 'nothing', sessionId: null }, requestId)
    const { Username: username, Password: password } = body.data
    const { token } = await asFaults(() => tokenFor(ctx, { username, password }))
    return Response.json(token, { headers: PRIVATE })
  } catch (error) {
    return problemResponse(error, requestId, webServices().log)
  }
}
