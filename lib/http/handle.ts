/** A verb as a route of Next: request in, body or problem out. */
import { randomUUID } from 'node:crypto'
import type { Operation, OutputOf } from '@/lib/contract/operation'
import { ownMetrics } from '@/lib/log/own-metrics'
import type { Verb } from '@/lib/services/context'
import { demandAtTheDoor, runVerb } from '@/lib/services/run-verb'
import { ctxOf } from '@/lib/session/ctx-of'
import { actorOfRequest } from '@/lib/session/current-actor'
import { webServices } from '@/lib/session/web-services'
import { demandSameOrigin } from './demand-same-origin'
import { PRIVATE, problemResponse } from './problem-response'
import { readRequest } from './read-request'

export interface RouteContext {
  readonly params: Promise<Record<string, string>>
}
export type Route = (request: Request, context: RouteContext) => Promise<Response>

/** `respond` makes the answer where it is not the JSON of the output: a file, say. */
export function handle<Op extends Operation>(
  verb: Verb<Op>,
  respond: (output: OutputOf<Op>, status: number) => Response = jsonResponse,
): Route {
  const { operation } = verb
  const answer: Route = async (request, context) => {
    const requestId = randomUUID()
    try {
      const caller = await actorOfRequest(request)
      demandAtTheDoor(operation, caller.actor)
      if (caller.via === 'session') demandSameOrigin(request)
      const input = await readRequest(operation, request, await context.params)
      const output = await runVerb(verb, ctxOf(request.headers, caller, requestId), input)
      const response = respond(output, operation.status)
      response.headers.set('X-Request-Id', requestId)
      return response
    } catch (error) {
      return problemResponse(error, requestId, webServices().log)
    }
  }
  return async (request, context) => {
    const calledMs = performance.now()
    const response = await answer(request, context)
    const seconds = (performance.now() - calledMs) / 1000
    ownMetrics()?.called(`${operation.method} ${operation.path}`, response.status, seconds)
    return response
  }
}

function jsonResponse(output: unknown, status: number): Response {
  return status === 204
    ? new Response(null, { status, headers: PRIVATE })
    : Response.json(output, { status, headers: PRIVATE })
}
