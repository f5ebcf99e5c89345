/** One secret of each kind, used rightly and wrongly, with the most talkative log: none is found afterwards, wherever one looks. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dumpDatabase } from '@/lib/db/backup/dump-database'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { createTicket } from '@/lib/services/session/create-ticket'
import { createToken } from '@/lib/services/session/create-token'
import { startSession } from '@/lib/services/session/start-session'
import { createApiKey } from '@/lib/services/users/create-api-key'
import { createUser } from '@/lib/services/users/create-user'
import { createUserCredential } from '@/lib/services/users/create-user-credential'
import type { Credential } from '@/testing/expect-cut'
import { freePort } from '@/testing/free-port'
import { type BrokerProcess, isRunning, startBrokerProcess } from '@/testing/processes'
import { makeCompany, makeDevice, makeTenant } from '@/testing/provision'
import { rawConnect } from '@/testing/raw-client'
import { startTestServices, type TestServices } from '@/testing/services'

const CHOSEN = 'Canary of a person, chosen'
const HOSTILE = 'a\r\n\u001b[31m\u202e<script>'

let world: TestServices
let broker: BrokerProcess
let mqttPort: number
beforeAll(async () => {
  world = await startTestServices()
  mqttPort = await freePort()
  const { dataDir, databaseUrl } = world
  broker = await startBrokerProcess({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    MQTT_PORT: String(mqttPort),
    ...{ MQTTS_PORT: '0', WSS_PORT: '0', WS_PORTS: '0', LOG_LEVEL: 'trace' },
    // What a crash would leave, asked for by a signal.
    NODE_OPTIONS: `--report-on-signal --report-signal=SIGUSR2 --report-directory=${dataDir}`,
  })
})
afterAll(async () => {
  if (isRunning(broker)) await broker.stop()
  await world.stop()
})

/** Every kind of secret, each with the login that it is for. */
async function makeCanaries(): Promise<readonly (Credential & { readonly secret: string })[]> {
  const { admin, services } = world
  const company = await makeCompany(admin)
  const tenant = await makeTenant(admin, company.id)
  const device = (dialect: 'sensocan' | 'connio' | 'plain' | 'drogue' | 'thingscale') =>
    makeDevice(admin, tenant.id, dialect)
  const [sensocan, connio, plain, drogue, thingscale] = [
    await device('sensocan'),
    await device('connio'),
    await device('plain'),
    await device('drogue'),
    await device('thingscale'),
  ]
  const accessToken = await createCredential(admin, { id: sensocan.id, kind: 'access-token' })
  const user = await createUser(admin, {
    username: 'canary',
    password: CHOSEN,
    role: 'engineer',
    companyId: company.id,
  })
  const apiKey = await createApiKey(admin, { id: user.id })
  const ofUser = await createUserCredential(admin, { id: user.id, kind: 'plain', tenantId: tenant.id })
  const apiToken = await createApiToken(admin, {
    companyId: company.id,
    name: 'c',
    scopes: ['read:telemetry'],
  })
  const jwt = await createToken(admin, { username: user.username, password: CHOSEN })
  const claim = { username: user.username, password: CHOSEN, address: '192.0.2.5', userAgent: 'test' }
  const { sessionId } = await startSession(services, claim)
  const ctx = { ...(await world.asUser(user.id)), sessionId }
  const ticket = await createTicket(ctx, { companyId: company.id })
  const named = [sensocan, connio, plain, drogue, thingscale].map(({ credential, externalId, dialect }) => ({
    username: credential.username,
    password: credential.password,
    secret: credential.password,
    ...(dialect === 'connio' ? { clientId: externalId } : {}),
  }))
  const others = [apiKey, ofUser, ticket, { username: user.username, password: jwt.token }].map(
    ({ username, password }) => ({ username, password, secret: password }),
  )
  return [
    ...named,
    ...others,
    { username: accessToken.username, secret: accessToken.username },
    { username: apiToken.id, password: apiToken.value, secret: apiToken.value },
    { username: user.username, password: CHOSEN, secret: CHOSEN },
  ]
}

/** Wherever a client can put it by mistake; answers the bytes that came back. */
async function misuse({
  username,
  password,
  clientId,
  secret,
}: Awaited<ReturnType<typeof makeCanaries>>[number]) {
  const heard: Buffer[] = []
  const enter = async (login: object) => {
    const given: { readonly clientId: string; readonly password?: unknown } = { clientId: 'canary', ...login }
    const { password: text, ...rest } = given
    const own = text === undefined ? {} : { password: Buffer.from(String(text)) }
    const { client } = await rawConnect(mqttPort, 4, Object.fromEntries(Object.entries({ ...rest, ...own })))
    client.socket.on('data', (bytes: Buffer) => heard.push(bytes))
    return client
  }
  const own = {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(clientId === undefined ? {} : { clientId }),
  }
  const client = await enter(own)
  // What a person chose has no form to be known by.
  if (secret === CHOSEN) {
    await client.drop()
    await (await enter({ ...own, password: `${secret} ` })).drop()
    return heard
  }
  client.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: `v1/raw/${secret}/#`, qos: 1 }] })
  await client.next()
  await client.drop()
  const writer = await enter(secret.startsWith('sbx_tkt_') ? {} : own)
  writer.send({
    cmd: 'publish',
    topic: `v9/${secret}`,
    payload: `{"token":"${secret}"`,
    qos: 1,
    messageId: 2,
    retain: false,
    dup: false,
  })
  await writer.next()
  await writer.drop()
  const will = { topic: `v9/${secret}`, payload: Buffer.from(secret), qos: 1, retain: false }
  for (const login of [
    { ...own, will },
    { username: secret, password: 'x' },
    { username: 'canary', password: `${secret} ` },
    { ...own, clientId: secret },
    { ...own, clientId: HOSTILE },
  ])
    await (await enter(login)).drop()
  return heard
}

it('A18 no issued secret is in a dump of the database, the log, a crash report or an answer; A22 the log is one line a record', async () => {
  const canaries = await makeCanaries()
  const answers: Buffer[] = []
  for (const canary of canaries) answers.push(...(await misuse(canary)))
  broker.child.kill('SIGUSR2')
  const reports = () => readdirSync(world.dataDir).filter((name) => name.startsWith('report.'))
  await expect.poll(() => reports().length, { timeout: 30_000 }).toBe(1)
  const report = () => readFileSync(join(world.dataDir, reports()[0] ?? ''), 'utf8')
  await expect.poll(() => report().trimEnd().endsWith('}'), { timeout: 30_000 }).toBe(true)
  await broker.stop()
  for (const line of broker.said().trimEnd().split('\n'))
    expect(Object.keys(JSON.parse(line))).toContain('msg')
  expect(broker.said()).not.toContain('\u001b')
  const rows: Buffer[] = []
  for await (const part of dumpDatabase(world.databaseUrl)) rows.push(part)
  const dump = Buffer.concat(rows).toString('latin1')
  expect(dump).toContain('v9/')
  expect(broker.said()).toContain('the broker is ready')
  const places = {
    dump,
    log: broker.said(),
    report: report(),
    answers: Buffer.concat(answers).toString('latin1'),
  }
  for (const { secret } of canaries)
    for (const [place, text] of Object.entries(places))
      for (const form of [
        secret,
        Buffer.from(secret).toString('hex'),
        Buffer.from(secret).toString('base64').replace(/=+$/, ''),
      ])
        expect(text.includes(form), `${secret.slice(0, 12)}… in the ${place}`).toBe(false)
}, 120_000)
