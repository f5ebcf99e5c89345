/** Filters and topics that nobody has but who may: asked for by one principal of each kind. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialectIds } from '@/lib/core/dialect-id'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { createCompany } from '@/lib/services/companies/create-company'
import { runVerb } from '@/lib/services/run-verb'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import type { Credential } from '@/testing/expect-cut'
import { connect } from '@/testing/mqtt'
import { ownMessage } from '@/testing/own-message'
import { makeBackEnd, makeCompany, makeDevice, makeTenant, makeUser, PASSWORD } from '@/testing/provision'
import { rawConnect } from '@/testing/raw-client'

const REFUSED_V3 = 0x80

let broker: TestBroker
let credentials: Record<string, Credential>
let devices: Awaited<ReturnType<typeof makeDevice>>[]
let tenant: Awaited<ReturnType<typeof makeTenant>>

const kinds = [...dialectIds, 'viewer', 'company admin', 'API token', 'API key', 'anonymous'] as const

beforeAll(async () => {
  broker = await startTestBroker()
  const company = await makeCompany(broker.admin)
  await makeCompany(broker.admin, 'Other')
  tenant = await makeTenant(broker.admin, company.id)
  await updateTenant(broker.admin, { id: tenant.id, settings: { anonymousRead: true } })
  devices = []
  credentials = {}
  for (const dialect of dialectIds) {
    const device = await makeDevice(broker.admin, tenant.id, dialect)
    devices.push(device)
    const { username, password } = device.credential
    credentials[dialect] = { username, password, clientId: dialect === 'connio' ? device.externalId : 'one' }
  }
  const user = (role: 'viewer' | 'company-admin') => makeUser(broker.admin, company.id, role)
  credentials.viewer = { username: (await user('viewer')).username, password: PASSWORD }
  credentials['company admin'] = { username: (await user('company-admin')).username, password: PASSWORD }
  const scopes = ['read:telemetry' as const, 'read:logs' as const, 'send:commands' as const, 'admin' as const]
  const token = await createApiToken(broker.admin, { companyId: company.id, name: 'all', scopes })
  credentials['API token'] = { username: token.id, password: token.value }
  credentials['API key'] = (await makeBackEnd(broker.admin, company.id)).login
  credentials.anonymous = {}
})
afterAll(() => broker.stop())

const filters = [
  '#',
  '+/#',
  'v1/#',
  'v1/raw/#',
  'v1/raw/+/#',
  '$SYS/#',
  '$share/x/#',
  '$share/x/v1/raw/Other/#',
  '$queue/#',
  '$queue/v1/raw/Other/#',
  'v1/raw/Other/#',
  'v1/logs/#',
  '$signalbox/#',
]
describe.each(kinds)('A01 asked for by %s', (kind) => {
  it.each(filters)('%s is refused', async (filter) => {
    if (kind === 'plain' && !/^\$(SYS|queue|signalbox)/.test(filter)) return expectNothingOf(filter)
    expect(await answerTo(credentials[kind] ?? {}, filter)).toEqual([REFUSED_V3])
  })
})

async function answerTo(credential: Credential, filter: string): Promise<readonly unknown[]> {
  const { username, password, clientId = '' } = credential
  const { client, connack } = await rawConnect(broker.mqttPort, 4, {
    clientId: String(clientId),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password: Buffer.from(String(password)) }),
  })
  expect(connack.returnCode).toBe(0)
  const granted = await client.subscribe(filter, 1)
  await client.drop()
  return granted
}

/** In a namespace of its own a plain client may name topics as it likes: they are not those of the same name outside. */
async function expectNothingOf(filter: string): Promise<void> {
  const reader = await connect({ port: broker.mqttPort, ...credentials.plain })
  const come: string[] = []
  reader.on('message', (topic) => come.push(topic))
  await reader.subscribeAsync([filter, 'last'], { qos: 1 })
  const writer = await connect({ port: broker.mqttPort, ...credentials.capture })
  await writer.publishAsync(...ownMessage({ tenant, device: deviceOf('capture') }), { qos: 1 })
  await reader.publishAsync('last', 'x', { qos: 1 })
  await expect.poll(() => come, { timeout: 30_000 }).toContain('last')
  expect(new Set(come)).toEqual(new Set(['last']))
  await Promise.all([reader.endAsync(), writer.endAsync()])
}

describe('A02 a company named Acme', () => {
  const lookAlikes = [
    'acme',
    'ACME',
    'AcmeTwo',
    'Acm',
    'Acme ',
    ' Acme',
    'Acme%20',
    'Acm%65',
    '\u0410cme',
    '\u0391cme',
    '\uff21cme',
    'Acm\u0435',
    'Acme\u200b',
    'Acme\u00ad',
    'Acme\u0301',
    '\u202eemcA',
    '\ufeffAcme',
  ]

  it.each(lookAlikes)('is not met by %j, with or without a company of that name', async (name) => {
    const acme = await acmeOf()
    expect(await answerTo(acme.reader, `v1/raw/${name}/#`)).toEqual([REFUSED_V3])
    expect(await answerTo(acme.reader, `v1/raw/${name}/+/+/+/+`)).toEqual([REFUSED_V3])
    expect(await answerTo(acme.reader, 'v1/raw/Acme/#')).toEqual([1])
    const made = await named(name).catch(() => undefined)
    if (!made || made.name === 'Acme') return
    expect(await answerTo(acme.reader, `v1/raw/${made.name}/#`)).toEqual([REFUSED_V3])
    expect(made.lookAlikes.length + (/Two|%|^Acm$/.test(name) ? 1 : 0)).toBeGreaterThan(0)
  })

  it('has the NFC of its name, and that alone in its topics', async () => {
    const decomposed = 'Cafe\u0301'
    const company = await named(decomposed)
    expect(company.name).toBe('Caf\u00e9')
    await expect(named('Caf\u00e9')).rejects.toMatchObject({ code: 'conflict' })
    const { username } = await makeUser(broker.admin, company.id, 'viewer')
    const reader = { username, password: PASSWORD }
    expect(await answerTo(reader, 'v1/raw/Caf\u00e9/#')).toEqual([1])
    expect(await answerTo(reader, `v1/raw/${decomposed}/#`)).toEqual([REFUSED_V3])
  })

  it.each([
    'a/b',
    'a+',
    '#',
    'a%20b',
    '$SYS',
    'a\u0000b',
    'a\nb',
    'a\u202eb',
    '\ud800',
    '',
    ' ',
    'x'.repeat(81),
  ])('is not made with the name %j, which no topic level can carry', async (name) => {
    await expect(named(name)).rejects.toMatchObject({ code: 'invalid' })
  })

  /** As a call of the API names it. */
  const named = (name: string) => runVerb(createCompany, broker.admin, { name })

  let made: Promise<{ readonly reader: Credential }> | undefined
  const acmeOf = () => {
    made ??= (async () => {
      const { id } = await makeCompany(broker.admin, 'Acme')
      const { username } = await makeUser(broker.admin, id, 'viewer')
      return { reader: { username, password: PASSWORD } }
    })()
    return made
  }
})

const deviceOf = (dialect: (typeof dialectIds)[number]) => {
  const device = devices.find((one) => one.dialect === dialect)
  if (!device) throw new Error(`no device of ${dialect}`)
  return device
}
