import { randomUUID } from 'node:crypto'
import type { Ctx } from '@/lib/services/context'
import type { Caller } from './current-actor'
import { addressOf, hostOf } from './request-facts'
import { webServices } from './web-services'

export const ctxOf = (headers: Headers, caller: Caller, requestId: string = randomUUID()): Ctx => ({
  services: webServices().services,
  actor: caller.actor,
  requestId,
  address: addressOf(headers),
  sessionId: caller.sessionId,
  host: hostOf(headers),
})
