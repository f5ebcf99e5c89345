/** Promise 3: the disk under the database nearly full, or full: nothing is taken in and acknowledged, all else goes on, and it recovers. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readConfig } from '@/lib/config/config'
import { loadSecrets } from '@/lib/config/secrets'
import { migrate } from '@/lib/db/migrate'
import { askBroker } from '@/lib/link/ask-broker'
import { listDevices } from '@/lib/services/devices/list-devices'
import { makeServices } from '@/lib/services/make-services'
import { startEmbeddedPostgres } from '@/server/embedded-postgres'
import { startTestBroker } from '@/testing/broker'
import { freePort } from '@/testing/free-port'
import { Load } from '@/testing/load'
import { makeLoadFleet } from '@/testing/load-fleet'
import { connect } from '@/testing/mqtt'
import { isRunning, startBrokerProcess } from '@/testing/processes'
import { makePlant } from '@/testing/provision'
import { mountSmallDisk } from '@/testing/small-disk'
import { storedValues } from '@/testing/stored-readings'
import { unchanging } from '@/testing/unchanging'

const MIB = 1024 * 1024
const DISK_BYTES = 512 * MIB
const RESERVE_BYTES = 128 * MIB
const SOON = { timeout: 60_000 }

it('A36 less than the reserve free on a real disk: no acknowledgement, reads and login work, an alarm, and it goes on', {
  timeout: 300_000,
}, async () => {
  const parent = mkdtempSync(join(tmpdir(), 'signalbox-disk-'))
  chmodSync(parent, 0o755)
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  // Where nothing may be mounted the disk is only said to be full, by the test beside this one.
  const disk = mountSmallDisk(parent, DISK_BYTES)
  if (!disk) {
    process.stdout.write(
      'A36: nothing may be mounted here, so no disk is filled; the test beside this one still tells the broker that it is.\n',
    )
    return
  }
  onTestFinished(() => disk.unmount())
  const dataDir = disk.folder
  const postgres = await startEmbeddedPostgres({ dataDir, isDurable: false })
  onTestFinished(() => postgres.stop())
  await migrate(postgres.url, resolve('prisma/migrations'))
  const env = {
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
    DISK_RESERVE: String(RESERVE_BYTES),
    MQTT_PORT: String(await freePort()),
    MQTTS_PORT: '0',
    WSS_PORT: '0',
    WS_PORTS: '0',
    LOG_LEVEL: 'silent',
  }
  const fleet = await makeLoadFleet(env, 5)
  const config = readConfig(env)
  const services = makeServices(config, loadSecrets(config))
  onTestFinished(() => services.close())
  const actor = { kind: 'system', id: 'test', name: 'test', isPlatformAdmin: true, reaches: [] } as const
  const ctx = { services, actor, requestId: null, address: null, sessionId: null, host: '127.0.0.1' }
  const broker = await startBrokerProcess(env)
  onTestFinished(() => void (isRunning(broker) && broker.child.kill('SIGKILL')))
  const health = () => askBroker(join(dataDir, 'broker.sock')).health()
  const load = new Load(Number(env.MQTT_PORT), fleet.devices, { perSecond: 200 })
  onTestFinished(() => load.stop())
  await load.start()
  await load.untilAcknowledged(200)

  disk.fillTo(RESERVE_BYTES / 2)
  await expect.poll(async () => (await health()).disk, SOON).toBe('nearly-full')
  expect((await health()).status).toBe('degraded')
  // What was taken before the gate was shut is acknowledged still; then nothing is.
  const before = await unchanging(() => load.acknowledged.length, 1_000)
  const [first] = fleet.devices
  const { topic: _, ...login } = first ?? { topic: '' }
  const other = await connect({ port: Number(env.MQTT_PORT), clientId: 'other', ...login })
  expect((await listDevices(ctx, { limit: 50 })).items).toHaveLength(5)
  expect(load.acknowledged.length).toBe(before)
  expect(await fleet.missing(load)).toBe(0)

  disk.empty()
  await load.untilAcknowledged(before + 200)
  await expect.poll(async () => (await health()).disk, SOON).toBe('ok')
  load.stop()
  await other.endAsync()
  expect(await fleet.missing(load)).toBe(0)
  await broker.stop()
})

it('A36 a database that says that its disk is full: the same, without a look at the disk', async () => {
  const broker = await startTestBroker()
  onTestFinished(() => broker.stop())
  const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['t'])
  const health = () => askBroker(broker.link).health()
  await broker.pool.query(`
    CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE 'could not extend file' USING ERRCODE = '53100'; END $$;
    CREATE TRIGGER full_disk BEFORE INSERT ON readings FOR EACH ROW EXECUTE FUNCTION full_disk();`)
  const client = await connect({ port: broker.mqttPort, ...device.credential })
  let acknowledged = 0
  const published = client
    .publishAsync(`tenant/${tenant.id}/device/${device.id}/sensor/t`, '{"value":1}', { qos: 1 })
    .then(() => acknowledged++)
  await expect.poll(async () => (await health()).disk, SOON).toBe('nearly-full')
  expect((await health()).status).toBe('degraded')
  const other = await connect({ port: broker.mqttPort, ...device.credential, clientId: 'other' })
  expect((await listDevices(broker.admin, { limit: 50 })).items).toHaveLength(1)
  expect(acknowledged).toBe(0)

  // Not by dropping the trigger: that wants locks of the table, which the broker's next attempt may hold in part.
  await broker.pool.query(`
    CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RETURN NEW; END $$`)
  await published
  expect(await storedValues(broker.pool, device.id)).toEqual([['sensocan/t/value', 1]])
  await expect.poll(async () => (await health()).disk, SOON).toBe('ok')
  await Promise.all([client.endAsync(), other.endAsync()])
})
