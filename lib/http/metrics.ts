/**
 * `GET /api/metrics`, for Prometheus: of the broker and of this process. It tells of the whole installation and names
 * nobody in it; for a platform admin, or an API token with the scope `admin` (what a scraper can keep).
 */
import { randomUUID } from 'node:crypto'
import { type Actor, mayAnywhere } from '@/lib/core/actor'
import { Fault, forbidden } from '@/lib/core/fault'
import { joinExpositions } from '@/lib/log/join-expositions'
import { ownMetrics } from '@/lib/log/own-metrics'
import { isNobody } from '@/lib/services/context'
import { actorOfRequest } from '@/lib/session/current-actor'
import { webServices } from '@/lib/session/web-services'
import { PRIVATE, problemResponse } from './problem-response'

export async function metrics(request: Request): Promise<Response> {
  try {
    demandReader((await actorOfRequest(request)).actor)
    const { broker } = webServices().services
    // Without the broker the rest is still worth having: its absence is a sample itself.
    const brokers = await broker.metrics().catch(() => undefined)
    const own = (await ownMetrics()?.text()) ?? ''
    const text = joinExpositions([up(brokers !== undefined), brokers ?? '', own])
    return new Response(text, {
      headers: { ...PRIVATE, 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' },
    })
  } catch (error) {
    return problemResponse(error, randomUUID(), webServices().log)
  }
}

function demandReader(actor: Actor): void {
  if (isNobody(actor))
    throw new Fault('unauthenticated', 'Metrics are read with a Bearer token: see docs/operations.md.')
  const isToken = actor.kind === 'api-token' && mayAnywhere(actor, 'admin')
  if (!actor.isPlatformAdmin && !isToken)
    throw forbidden('Metrics are for a platform admin, or an API token with the scope "admin".')
}

const up = (isUp: boolean): string =>
  `# HELP signalbox_broker_up 1 where the broker answers.\n# TYPE signalbox_broker_up gauge\nsignalbox_broker_up ${isUp ? 1 : 0}\n`
