import type { Services } from '@/lib/services/context'
import { webServices } from '@/lib/session/web-services'
import { PRIVATE } from './problem-response'

const DATABASE_TIMEOUT_MS = 2_000

/** 200 where all of it is well; else 503, and which part is not. */
export async function health(): Promise<Response> {
  const { services } = webServices()
  const [database, broker] = await Promise.all([databaseAnswers(services), brokerStatus(services)])
  const isWell = database && broker === 'ok'
  return Response.json(
    { status: isWell ? 'ok' : 'not-ready', web: 'ok', database: database ? 'ok' : 'does not answer', broker },
    { status: isWell ? 200 : 503, headers: PRIVATE },
  )
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

async function brokerStatus({ broker }: Services): Promise<string> {
  return broker.health().then(
    ({ status, disk }) => (disk === 'nearly-full' ? 'the disk is nearly full' : status),
    () => 'does not answer',
  )
}
