/** Which versions of MQTT each credential takes, and every way in by WebSocket. */
import { readFileSync } from 'node:fs'
import { type IClientOptions, MqttClient } from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWebSocketStream, WebSocket } from 'ws'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { createToken } from '@/lib/services/session/create-token'
import { trustOf } from '@/server/client-address'
import { type Front, openFront } from '@/server/front'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { freePort } from '@/testing/free-port'
import { recordOf } from '@/testing/live-log'
import { type ConnectOptions, collect, connect, refusedCode } from '@/testing/mqtt'
import { makePlainTenant, speaking } from '@/testing/plain'
import { makeBackEnd, makeCompany, makePlant, makeUser, PASSWORD } from '@/testing/provision'

let broker: TestBroker
let console_: Front
let consolePort = 0
let consoleTlsPort = 0
beforeAll(async () => {
  broker = await startTestBroker({ tls: true })
  consolePort = await freePort()
  consoleTlsPort = await freePort()
  console_ = await openFront({
    http: { host: '127.0.0.1', port: consolePort },
    https: { host: '127.0.0.1', port: consoleTlsPort, ...broker.certificate() },
    brokerLink: broker.link,
    trust: trustOf([]),
    handle: async (_request, response) => {
      response.end()
    },
    onError: (error) => {
      throw error
    },
  })
})
afterAll(async () => {
  await console_.stop()
  await broker.stop()
})

interface Client {
  readonly companyId: string
  readonly login: Pick<ConnectOptions, 'username' | 'password' | 'clientId'>
}

const ofDevice = async (dialect: Parameters<typeof makePlant>[1]): Promise<Client> => {
  const { company, device } = await makePlant(broker.admin, dialect)
  const { username, password } = device.credential
  // A Connio client is called as its device is; a ThingScale client id is short.
  const clientId = dialect === 'connio' ? device.externalId : 'client'
  return { companyId: company.id, login: { username, password, clientId } }
}

const clients: Readonly<Record<string, () => Promise<Client>>> = {
  capture: () => ofDevice('capture'),
  drogue: () => ofDevice('drogue'),
  sensocan: () => ofDevice('sensocan'),
  thingscale: () => ofDevice('thingscale'),
  connio: () => ofDevice('connio'),
  plain: () => ofDevice('plain'),
  'plain, of a device of another dialect': async () => {
    const { company, device } = await makePlant(broker.admin, 'connio')
    const { username, password } = await createCredential(broker.admin, { id: device.id, kind: 'plain' })
    return { companyId: company.id, login: { username, password, clientId: 'any' } }
  },
  'plain, of a user': async () => {
    const { companyId, asUser } = await makePlainTenant(broker.admin)
    return { companyId, login: asUser }
  },
  'user by password': async () => {
    const company = await makeCompany(broker.admin)
    const { username } = await makeUser(broker.admin, company.id, 'viewer')
    return { companyId: company.id, login: { username, password: PASSWORD } }
  },
  'user by JWT': async () => {
    const company = await makeCompany(broker.admin)
    const { username } = await makeUser(broker.admin, company.id, 'viewer')
    const { token } = await createToken(broker.admin, { username, password: PASSWORD })
    return { companyId: company.id, login: { username, password: token } }
  },
  'user by API key': async () => {
    const company = await makeCompany(broker.admin)
    const { login } = await makeBackEnd(broker.admin, company.id)
    return { companyId: company.id, login }
  },
}

/** From the table of dialects: what is not named is refused. */
const spoken: Readonly<Record<string, readonly (3 | 4 | 5)[]>> = {
  capture: [4, 5],
  drogue: [4, 5],
  sensocan: [4, 5],
  thingscale: [3, 4],
  connio: [4],
  plain: [3, 4, 5],
  'plain, of a device of another dialect': [3, 4, 5],
  'plain, of a user': [3, 4, 5],
  'user by password': [4, 5],
  'user by JWT': [4, 5],
  'user by API key': [4, 5],
}

const rows = Object.entries(spoken).flatMap(([who, taken]) =>
  ([3, 4, 5] as const).map((version) => ({ who, version, isTaken: taken.includes(version) })),
)

describe('CONNECT', () => {
  it.each(rows)('$who in version $version: taken is $isTaken', async ({ who, version, isTaken }) => {
    const { companyId, login } = (await clients[who]?.()) ?? raise(who)
    const code = await refusedCode({ port: broker.mqttPort, ...login, ...speaking(version) })
    const refusal = version === 5 ? 0x84 : 1
    expect(code).toBe(isTaken ? 0 : refusal)
    if (isTaken) return
    expect(await recordOf(broker.pool, companyId, 'version-not-accepted')).toMatchObject({
      kind: 'connection',
      outcome: 'refused',
      stage: 'connect',
      told: version === 5 ? 'CONNACK 0x84' : 'CONNACK 1',
    })
  })
})

const raise = (who: string): never => {
  throw new Error(`no client for ${who}`)
}

/** Where a WebSocket is taken: each with its own paths. */
const doors = {
  ws: () => `ws://127.0.0.1:${broker.wsPort}`,
  wss: () => `wss://localhost:${broker.wssPort}`,
  "the console's HTTP port": () => `ws://127.0.0.1:${consolePort}`,
  "the console's HTTPS port": () => `wss://localhost:${consoleTlsPort}`,
}
type Door = keyof typeof doors
const pathsOf = (door: Door) => (door.startsWith('ws') ? ['/', '/mqtt'] : ['/mqtt'])
const ways = (Object.keys(doors) as Door[]).flatMap((door) =>
  pathsOf(door).flatMap((path) =>
    (['mqtt', 'mqttv3.1'] as const).flatMap((protocol) =>
      ([3, 4, 5] as const).map((version) => ({ door, path, protocol, version })),
    ),
  ),
)

const open = (door: Door, path: string, protocols: string[]) =>
  new WebSocket(`${doors[door]()}${path}`, protocols, {
    ca: broker.caPath === undefined ? undefined : readFileSync(broker.caPath),
  })

describe('a WebSocket', () => {
  it.each(ways)(
    'on $door at $path as $protocol carries version $version',
    async ({ door, path, protocol, version }) => {
      const { asDevice, asOther } = await makePlainTenant(broker.admin)
      const socket = open(door, path, [protocol])
      const client = await over(socket, { ...asDevice, ...speaking(version), clientId: 'browser' })
      expect(socket.protocol).toBe(protocol)
      const inbox = await collect(client, 'line1/#', 1)
      const writer = await connect({ port: broker.mqttPort, ...asOther })
      await writer.publishAsync('line1/temp', '21', { qos: 1 })
      expect(await inbox.next()).toEqual({ topic: 'line1/temp', text: '21', qos: 1 })
      await Promise.all([client.endAsync(), writer.endAsync()])
    },
  )

  it.each(Object.keys(doors) as Door[])(
    'A32 on %s is refused at another path, and without a sub-protocol or with another',
    async (door) => {
      expect(await statusOf(open(door, '/elsewhere', ['mqtt']))).toBe(404)
      expect(await statusOf(open(door, '/mqtt', []))).toBe(400)
      expect(await statusOf(open(door, '/mqtt', ['soap']))).toBe(400)
    },
  )
})

function over(socket: WebSocket, options: IClientOptions): Promise<MqttClient> {
  const stream = createWebSocketStream(socket)
  const client = new MqttClient(() => stream, { reconnectPeriod: 0, protocolVersion: 4, ...options })
  return new Promise((resolve, reject) => {
    client.once('connect', () => resolve(client))
    client.once('error', reject)
  })
}

const statusOf = (socket: WebSocket): Promise<number> =>
  new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0)
      socket.terminate()
    })
    socket.on('open', () => reject(new Error('it was let in')))
    socket.on('error', () => {})
  })
