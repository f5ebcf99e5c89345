/** The lab listener: clients without credentials, in the plain namespace of one tenant, on this machine alone. */
import { once } from 'node:events'
import { connect as connectSocket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterEach, describe, expect, it } from 'vitest'
import { readConfig } from '@/lib/config/config'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { subackCodes } from '@/testing/answers'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { inboxOf } from '@/testing/inbox'
import { recordOf } from '@/testing/live-log'
import { closed, collect, connect, refusedCode } from '@/testing/mqtt'
import { makePlainTenant, speaking } from '@/testing/plain'
import { makeCompany, makeTenant } from '@/testing/provision'
import { storedValues } from '@/testing/stored-readings'
import { ensureLab } from './lab'

let broker: TestBroker | undefined
afterEach(async () => {
  await broker?.stop()
  broker = undefined
})
async function start(options: Parameters<typeof startTestBroker>[0] = {}): Promise<TestBroker> {
  broker = await startTestBroker({ lab: true, ...options })
  return broker
}
const anonymous = (port: number, version: 3 | 4 | 5 = 4) => connect({ port, ...speaking(version) })

const labTenant = async ({ pool }: TestBroker) => {
  const { rows } = await pool.query<{ id: number; company: string }>(
    `SELECT t.id, t.company_id AS company FROM tenants t WHERE t.application = 'lab'`,
  )
  const [row] = rows
  if (!row) throw new Error('there is no tenant lab')
  return row
}

describe('the lab listener', () => {
  it('lets in who brings no credential, in all versions, while the other listeners let in nobody so', async () => {
    const { labPort, mqttPort } = await start()
    for (const version of [3, 4, 5] as const) {
      const reader = await anonymous(labPort, version)
      const inbox = inboxOf(reader)
      await reader.subscribeAsync(['#', '$share/g/shared'], { qos: 2 })
      const writer = await anonymous(labPort, version)
      await writer.publishAsync('a/b', 'x', { qos: 2, retain: true })
      expect(await inbox.next()).toMatchObject({ topic: 'a/b', text: 'x', qos: 2 })
      await Promise.all([reader.endAsync(), writer.endAsync()])
      expect(await refusedCode({ port: mqttPort, ...speaking(version) })).toBe(version === 5 ? 0x87 : 5)
    }
  })

  it('takes names and passwords for what they are worth there, and makes nobody of them', async () => {
    const { labPort, admin } = await start()
    const { asDevice } = await makePlainTenant(admin)
    const named = await connect({ port: labPort, ...asDevice, clientId: 'named' })
    const inbox = await collect(named, 'x', 1)
    const other = await connect({ port: labPort, username: 'nobody', password: 'wrong' })
    await other.publishAsync('x', 'heard', { qos: 1 })
    expect(await inbox.next()).toMatchObject({ text: 'heard' })
    await Promise.all([named.endAsync(), other.endAsync()])
  })

  it('makes a tenant lab at the first start, and finds it at the next', async () => {
    const { pool, ...rest } = await start()
    const { id, company } = await labTenant({ pool, ...rest })
    const { lab } = readConfig({})
    expect(await ensureLab(pool, lab)).toEqual({ tenantId: id, denied: [] })
    const { rows } = await pool.query('SELECT name FROM companies WHERE id = $1', [company])
    expect(rows).toEqual([{ name: 'Signalbox lab' }])
    const { rowCount } = await pool.query(`SELECT FROM tenants WHERE name = 'lab'`)
    expect(rowCount).toBe(1)
  })

  it("does not take another company's tenant for its own because its application is lab", async () => {
    await expect(
      start({
        before: async (admin) => {
          await makeTenant(admin, (await makeCompany(admin)).id, 'lab')
          return {}
        },
      }),
    ).rejects.toThrow('MQTT_LAB_TENANT')
  })

  it.each(['id', 'application'] as const)(
    'opens the namespace of the tenant that MQTT_LAB_TENANT names by %s',
    async (by) => {
      let tenant: Awaited<ReturnType<typeof makePlainTenant>> | undefined
      const { labPort, mqttPort } = await start({
        before: async (admin) => {
          tenant = await makePlainTenant(admin)
          return { MQTT_LAB_TENANT: by === 'id' ? String(tenant.tenantId) : tenant.application }
        },
      })
      if (!tenant) throw new Error('a tenant was made')
      const member = await connect({ port: mqttPort, ...tenant.asDevice })
      const inbox = await collect(member, '#', 1)
      const guest = await anonymous(labPort)
      await guest.publishAsync('a/b', 'hello', { qos: 1 })
      expect(await inbox.next()).toMatchObject({ topic: 'a/b', text: 'hello' })
      await Promise.all([member.endAsync(), guest.endAsync()])
    },
  )

  it('says in one sentence that the tenant named is none', async () => {
    await expect(start({ env: { MQTT_LAB_TENANT: 'nowhere' } })).rejects.toThrow(
      'MQTT_LAB_TENANT is "nowhere": no tenant has that id or application.',
    )
  })

  it.each([3, 4, 5] as const)(
    'refuses what is inside the filters of MQTT_LAB_DENY to version %s, and records it',
    async (version) => {
      const started = await start({ env: { MQTT_LAB_DENY: 'test/nosubscribe, secret/#' } })
      const client = await anonymous(started.labPort, version)
      const asked = ['test/nosubscribe', 'test/+', 'secret/a', '$share/g/secret/a', 'test/other', '#']
      // A wider filter is taken: suites clean up with one.
      expect(await subackCodes(client, asked)).toEqual([0x80, 0, 0x80, 0x80, 0, 0])
      expect(client.connected).toBe(true)
      const { company } = await labTenant(started)
      expect(await recordOf(started.pool, company, 'subscribe-out-of-scope')).toMatchObject({
        topic: 'test/nosubscribe',
        mend: { sentence: expect.stringContaining('MQTT_LAB_DENY') },
      })
      await client.endAsync()
    },
  )

  it('stores nothing, unless MQTT_LAB_STORE is 1: then under the device of the lab', async () => {
    for (const isStored of [false, true]) {
      const started = await start(isStored ? { env: { MQTT_LAB_STORE: '1' } } : {})
      const client = await anonymous(started.labPort)
      await client.publishAsync('line1/temp', '{"celsius":21}', { qos: 1 })
      const { rows } = await started.pool.query<{ id: string }>('SELECT id FROM devices')
      expect(rows).toHaveLength(isStored ? 1 : 0)
      const [device] = rows
      if (device)
        expect(await storedValues(started.pool, device.id)).toEqual([['plain/line1/temp/celsius', 21]])
      await client.endAsync()
      await started.stop()
      broker = undefined
    }
  })

  it('lets in nobody any more while its tenant is suspended, and cuts who is there', async () => {
    const started = await start()
    const { id } = await labTenant(started)
    const client = await anonymous(started.labPort)
    await updateTenant(started.admin, { id, status: 'suspended' })
    await closed(client)
    expect(await refusedCode({ port: started.labPort })).toBe(5)
  })

  it('listens on loopback alone, whatever MQTT_HOST opens the others to', async () => {
    const { labPort, mqttPort } = await start({ env: { MQTT_HOST: '0.0.0.0' } })
    const elsewhere = addressBesideLoopback()
    expect(await reaches('127.0.0.1', labPort)).toBe(true)
    if (hasIpv6Loopback()) expect(await reaches('::1', labPort)).toBe(true)
    expect(await reaches(elsewhere, mqttPort)).toBe(true)
    expect(await reaches(elsewhere, labPort)).toBe(false)
  })
})

const addresses = () => Object.values(networkInterfaces()).flatMap((found) => found ?? [])

const hasIpv6Loopback = () => addresses().some(({ address }) => address === '::1')

/** Of the network, or where there is none another one of this machine (127/8 is all its own on Linux). */
const addressBesideLoopback = (): string =>
  addresses().find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.2'

async function reaches(host: string, port: number): Promise<boolean> {
  const socket = connectSocket(port, host)
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
