/** Each part is stopped for good, and the answer names it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GET as health } from '@/app/api/health/route'
import { closeWebServices } from '@/lib/session/web-services'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { freePort } from '@/testing/free-port'

let free = 10 * 1024 ** 3
let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker({ proxied: true, freeBytes: async () => free })
  await useWeb({ DATABASE_URL: broker.databaseUrl, BROKER_LINK: broker.link })
})
afterAll(async () => {
  await closeWebServices()
  await broker.stop()
})

async function useWeb(environment: { readonly DATABASE_URL: string; readonly BROKER_LINK: string }) {
  Object.assign(process.env, environment, {
    SIGNALBOX_SECRET: 'Zq7wLr2Xn9Vb4Kc8Tm1Hs6Yd3Fg5Pj0Q',
    LOG_LEVEL: 'silent',
  })
  await closeWebServices()
}

/** Status, and the parts that are not well; how busy this machine is does not matter here. */
async function asked() {
  const response = await health()
  const { status, ...parts } = await response.json()
  const bad = Object.entries(parts).filter(([name, part]) => part !== 'ok' && name !== 'eventLoop')
  const told = status === 'impaired' ? 'ok' : status
  return [response.status, told, Object.fromEntries(bad)] as const
}

it('all is well while all of it answers, and it says so to anybody', async () => {
  await expect.poll(asked).toEqual([200, 'ok', {}])
  expect(Object.keys(await (await health()).json())).toEqual([
    'status',
    'web',
    'database',
    'broker',
    'disk',
    'storage',
    'eventLoop',
    'retention',
  ])
})

it('a disk that is nearly full is the disk, until there is room', async () => {
  free = 1024
  await expect.poll(asked).toEqual([503, 'not-ready', { disk: 'nearly full' }])
  free = 10 * 1024 ** 3
  await expect.poll(asked).toEqual([200, 'ok', {}])
})

it('a broker that does not hear the database is the broker, and the database is well', async () => {
  broker.stall()
  await expect.poll(asked).toEqual([503, 'not-ready', { broker: 'does not hear the database' }])
  broker.resume()
  await expect.poll(asked).toEqual([200, 'ok', {}])
})

it('a database that does not answer is the database', async () => {
  const nobody = `postgres://nobody@127.0.0.1:${await freePort()}/none`
  await useWeb({ DATABASE_URL: nobody, BROKER_LINK: broker.link })
  await expect.poll(asked).toEqual([503, 'not-ready', { database: 'does not answer' }])
})

it('a broker that is not there is the broker, and what only it could tell is unknown', async () => {
  await useWeb({ DATABASE_URL: broker.databaseUrl, BROKER_LINK: `127.0.0.1:${await freePort()}` })
  expect(await asked()).toEqual([
    503,
    'not-ready',
    {
      broker: 'does not answer',
      disk: 'unknown: the broker does not answer',
      storage: 'unknown: the broker does not answer',
    },
  ])
})
