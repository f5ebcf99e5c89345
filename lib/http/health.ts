import { ownMetrics } from '@/lib/log/own-metrics'
import type { Services } from '@/lib/services/context'
import { keptJobs } from '@/lib/session/kept-jobs'
import { webServices } from '@/lib/session/web-services'
import { judgeHealth } from './judge-health'
import { PRIVATE } from './problem-response'

const DATABASE_TIMEOUT_MS = 2_000

/** `GET /api/health`, for anybody: 200 where it serves, else 503; and each part that is not well. */
export async function health(): Promise<Response> {
  const { services } = webServices()
  const [database, broker] = await Promise.all([
    databaseAnswers(services),
    services.broker.health().catch(() => undefined),
  ])
  const { status, parts } = judgeHealth({
    database,
    broker,
    webLagMs: ownMetrics()?.loopLagMs() ?? 0,
    isRetentionWell: keptJobs()?.retention.isWell ?? true,
  })
  return Response.json({ status, ...parts }, { status: status === 'not-ready' ? 503 : 200, headers: PRIVATE })
}

async function databaseAnswers({ db }: Services): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), DATABASE_TIMEOUT_MS).unref()
  })
  const answer = db.pool.query('SELECT 1').then(
    () => true,
    () => false,
  )
  return Promise.race([answer, late])
}
