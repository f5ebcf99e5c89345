import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureCertificate } from '@/server/certificate'
import { startTestServices, type TestServices } from '@/testing/services'
import { getInstallation } from './get-installation'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices({ MQTT_PORT: '13183', MQTTS_PORT: '0' })
})
afterAll(() => world.stop())

it('shows what it is, without a broker and before there is a certificate', async () => {
  const shown = await getInstallation(world.admin, {})
  expect(shown).toMatchObject({ database: true, broker: null, certificate: null })
  expect(shown.version).toMatch(/^\d+\.\d+\.\d+/)
  expect(shown.runsOn).toEqual({ node: process.versions.node, postgres: expect.stringMatching(/^\d+/) })
  expect(shown.listeners).toContainEqual({ protocol: 'MQTT', port: 13183 })
  expect(shown.listeners.some(({ protocol }) => protocol === 'MQTT over TLS')).toBe(false)
})

it('shows the certificate that its TLS listeners have', async () => {
  await ensureCertificate({
    dataDir: world.dataDir,
    tlsCertPath: undefined,
    tlsKeyPath: undefined,
    publicHost: 'mqtt.example.test',
  })
  const { certificate } = await getInstallation(world.admin, {})
  expect(certificate?.isOwn).toBe(true)
  expect(certificate?.names).toContain('mqtt.example.test')
  expect(Date.parse(certificate?.validTo ?? '')).toBeGreaterThan(Date.now())
})
