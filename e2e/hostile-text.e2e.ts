/** Texts with markup in them, written by devices and people, are text on every page that shows them. */
import { expect } from '@playwright/test'
import mqtt from 'mqtt'
import { test } from './installation'
import { makeHall } from './make-hall'
import { filled, pages } from './pages'
import { refuseLogin } from './refuse-login'
import { signIn } from './sign-in'

const MARKUP = '<img src=x onerror="window.hostile=1"><script>window.hostile=1</script>'
const ANSI_AND_BIDI = 'a\u001b[31mb\u202ec\r\nd'

test('A22 names, tags, units, topics, payloads and log lines with markup are shown as text', async ({
  page,
  request,
  installation,
}) => {
  // It goes through every page.
  test.setTimeout(300_000)
  const { admin, company, tenant } = await makeHall(request, installation, 'Markup')
  const name = '<img src=x onerror="window.hostile=1">'
  const device = await admin.post('/devices', {
    tenantId: tenant.id,
    name,
    dialect: 'sensocan',
    tags: { note: MARKUP.slice(0, 60) },
  })
  await admin.post(`/devices/${device.id}/sensors`, { slug: 'temp', name, unit: '<b>°C' })
  await admin.patch(`/companies/${company.id}`, { name: 'Markup <b>Works<' })
  const user = await admin.post('/users', {
    username: 'markup.reader',
    role: 'viewer',
    companyId: company.id,
    password: 'a long enough password',
  })
  const [{ username, password }] = device.credentials
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${installation.mqttPort}`, {
    username,
    password,
    clientId: `${MARKUP}${ANSI_AND_BIDI}`,
  })
  const own = `tenant/${tenant.id}/device/${device.id}/sensor`
  await client.publishAsync(`${own}/temp`, JSON.stringify({ value: 1 }), { qos: 1 })
  await client.publishAsync(`${own}/temp`, `${MARKUP}${ANSI_AND_BIDI}`, { qos: 1 })
  await client.publishAsync(`${own}/${MARKUP.replaceAll('/', '')}`, JSON.stringify({ value: MARKUP }), {
    qos: 1,
  })
  await client.endAsync()
  const seq = await refuseLogin(admin, installation, device)
  await admin.patch(`/tenants/${tenant.id}`, { settings: { sensocanCommands: true } })
  const job = await admin.post('/commands/batch', {
    deviceIds: [device.id],
    expectedCount: 1,
    command: { name: 'restart', payload: MARKUP },
  })
  await signIn(page, installation)
  const ids = {
    companyId: company.id,
    tenantId: tenant.id,
    deviceId: device.id,
    userId: user.id,
    seq,
    jobId: job.id,
  }
  for (const path of pages) {
    const address = filled(path, ids)
    const query = `companyId=${company.id}&tenantId=${tenant.id}`
    await page.goto(`${installation.url}${address}?${query}`, { waitUntil: 'domcontentloaded' })
    await expect(page.getByRole('main')).toBeVisible()
    expect(await page.evaluate(() => Reflect.get(window, 'hostile')), address).toBeUndefined()
    expect(await page.locator('main img[src="x"]').count(), address).toBe(0)
  }
  await page.goto(`${installation.url}/tenant/${tenant.id}/devices/${device.id}`)
  await expect(page.getByText(name, { exact: true }).first()).toBeVisible()
})
