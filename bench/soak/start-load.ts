/** Everything that goes on at once while the broker is watched. */
import { connectAsync } from 'mqtt'
import type { Api } from './api'
import { Comer } from './comer'
import { Publisher, pause } from './publisher'
import { Reader } from './reader'
import { SlowReader } from './slow-reader'
import type { SoakDevice } from './soak-device'
import type { SoakFleet } from './soak-fleet'
import { Troubler } from './troubler'

const CALL_EVERY_MS = 1_000
const PAGES = ['/devices?limit=50', '/connections?limit=50', '/overview', '/logs?limit=50']

export interface SoakLoad {
  counts(): Readonly<Record<string, number>>
  /** What went wrong on the way; nothing should. */
  readonly failures: readonly string[]
  stop(): Promise<void>
}

export async function startSoakLoad(
  api: Api,
  port: number,
  fleet: SoakFleet,
  perSecond: number,
): Promise<SoakLoad> {
  const { companyId, companyName, steady, troubled, troubledTenant } = fleet
  const everyMs = ((steady.length + troubled.length) * 1_000) / perSecond
  const publishers = [...steady, ...troubled].map((device) => new Publisher(port, device, everyMs))
  const comers = fleet.comers.map((device) => new Comer(port, device))
  const loginWrongly = () => refusedLogin(port, steady)
  const troubler = new Troubler(api, companyId, troubledTenant.id, troubled, loginWrongly)
  const raw = `v1/raw/${companyName}/#`
  const { id: username, value: password } = await api.send('POST', '/api-tokens', {
    companyId,
    name: 'Steady reader',
    scopes: ['read:telemetry', 'read:logs'],
  })
  const readers = [raw, `app/${troubledTenant.application}`].map(
    (filter) => new Reader(port, filter, { username, password }),
  )
  await troubler.start()
  const slow = ([0, 0, 1, 1] as const).map(
    (qos) => new SlowReader(port, raw, qos, () => troubler.readerLogin),
  )
  const caller = startCaller(api)
  for (const reader of readers) await reader.start()
  for (const one of [...publishers, ...comers, ...slow]) one.start()
  return {
    failures: troubler.failures,
    counts: () => ({
      'messages sent': sum([...publishers, ...comers], ({ device }) => device.sent),
      'messages acknowledged': sum([...publishers, ...comers], ({ device }) => device.acknowledged.length),
      'messages read by those who read': sum(readers, ({ received }) => received),
      'connections of devices that stay': sum(publishers, ({ connects }) => connects),
      'connections of devices that come and go': sum(comers, ({ visits }) => visits),
      'readers that stopped reading': sum(slow, ({ stalls }) => stalls),
      'devices disabled and enabled': troubler.done.disabled,
      'credentials renewed': troubler.done.credentials,
      'tenants suspended and let go on': troubler.done.suspended,
      'API tokens revoked': troubler.done.tokens,
      'logins with a wrong secret': troubler.done.refused,
      'calls of the API': caller.calls(),
    }),
    stop: async () => {
      await troubler.stop()
      await caller.stop()
      await Promise.all([...publishers, ...comers, ...slow, ...readers].map((one) => one.stop()))
    },
  }
}

const sum = <T>(all: readonly T[], count: (one: T) => number): number =>
  all.reduce((total, one) => total + count(one), 0)

async function refusedLogin(port: number, [device]: readonly SoakDevice[]): Promise<void> {
  if (!device) return
  const options = { ...device.beginning(), clientId: 'intruder', password: 'guessed' }
  await connectAsync(`mqtt://127.0.0.1:${port}`, options, false).then(
    () => {
      throw new Error('a wrong password was let in')
    },
    () => {},
  )
}

/** What an open page asks for. */
function startCaller(api: Api) {
  let calls = 0
  let isStopping = false
  const run = async () => {
    while (!isStopping) {
      await api.get(PAGES[calls % PAGES.length] ?? '').catch(() => {})
      calls++
      await pause(CALL_EVERY_MS)
    }
  }
  const running = run()
  return {
    calls: () => calls,
    stop: async () => {
      isStopping = true
      await running
    },
  }
}
