/** A refusal mended where it is read: an alias of another sensor, a wider time window; then what was refused comes in. */
import { expect, type Page } from '@playwright/test'
import mqtt from 'mqtt'
import { type Installation, test } from './installation'
import { makeHall } from './make-hall'
import { refuseLogin } from './refuse-login'
import { signIn } from './sign-in'
import { PASSWORD, signInAs } from './sign-in-as'

const DAY_MS = 86_400_000

test('an alias and a wider time window bring in what was refused; an engineer is told whom to ask', async ({
  page,
  request,
  installation,
}) => {
  const { admin, company, tenant } = await makeHall(request, installation, 'Mend')
  const device = await admin.post('/devices', { tenantId: tenant.id, name: 'Mend room', dialect: 'sensocan' })
  for (const slug of ['door', 'temp_01']) await admin.post(`/devices/${device.id}/sensors`, { slug })
  const engineer = { username: 'mend.engineer', role: 'engineer', companyId: company.id, password: PASSWORD }
  await admin.post('/users', engineer)
  const refusedLogin = await refuseLogin(admin, installation, device)
  const base = `tenant/${tenant.id}/device/${device.id}/sensor`
  const tomorrow = new Date(Date.now() + 1.5 * DAY_MS).toISOString()
  await sendAll(installation, device, [
    [`${base}/gate`, '{"value": 7}'],
    [`${base}/temp_01`, JSON.stringify({ value: 21.5, timestamp: tomorrow })],
  ])
  const { items } = await admin.get(`/logs?deviceId=${device.id}&outcome=refused&limit=10`)
  const seqOf = (code: string) => items.find((one: { code: string }) => one.code === code).seq

  await signInAs(page, installation, 'mend.engineer')
  await page.goto(`${installation.url}/messages/${seqOf('unknown-sensor')}`)
  await expect(
    page.getByText(/ask an admin of the company to create the sensor gate, or to make gate/),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: /alias|create sensor|replay/i })).toHaveCount(0)
  await page.goto(`${installation.url}/messages/${refusedLogin}`)
  await expect(
    page.getByText(/ask an admin of the company to issue a new credential .*"Password"/),
  ).toBeVisible()
  await expect(page.getByRole('link', { name: /new credential/ })).toHaveCount(0)
  await page.goto('about:blank')
  await page.context().clearCookies()

  await signIn(page, installation)
  await page.goto(`${installation.url}/messages/${seqOf('unknown-sensor')}`)
  await page.getByRole('combobox', { name: 'The sensor that gate means' }).selectOption('door')
  await page.getByRole('button', { name: 'Add gate as an alias of door' }).click()
  await expect(page.getByText(/gate is an alias of door: its messages are accepted/)).toBeVisible()
  await replay(page)

  await page.goto(`${installation.url}/messages/${seqOf('timestamp-out-of-range')}`)
  await page.getByRole('button', { name: 'Accept times up to 48 hours ahead' }).click()
  const asked = page.getByRole('dialog', { name: /Accept times up to 48 hours ahead in the whole tenant/ })
  await asked.getByRole('button', { name: 'Accept times up to 48 hours ahead' }).click()
  await expect(page.getByText('Times up to 48 hours ahead are accepted from now on.').first()).toBeVisible()
  await replay(page)

  const latest = await admin.get(`/devices/${device.id}/latest`)
  expect(latest.items).toContainEqual(expect.objectContaining({ slug: 'door', value: 7 }))
  expect(latest.items).toContainEqual(expect.objectContaining({ slug: 'temp_01', value: 21.5 }))
  const audit = await admin.get(`/audit?companyId=${company.id}`)
  const verbs = audit.items.map(({ verb }: { verb: string }) => verb)
  for (const verb of ['sensor.update', 'tenant.update', 'message.replay']) expect(verbs).toContain(verb)
})

/** First without writing anything, then for good. */
async function replay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Replay what was refused' }).click()
  const dialog = page.getByRole('dialog', { name: 'Replay refused messages' })
  await expect(dialog.getByText('A dry run: nothing is written yet')).toBeVisible()
  await dialog.getByRole('button', { name: 'Replay 1 message' }).click()
  await expect(dialog.getByText('Replayed', { exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()
}

async function sendAll(
  { mqttPort }: Installation,
  device: { readonly id: string; readonly credentials: readonly { username: string; password: string }[] },
  messages: readonly (readonly [topic: string, payload: string])[],
): Promise<void> {
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${mqttPort}`, {
    ...device.credentials[0],
    clientId: device.id,
    reconnectPeriod: 0,
  })
  for (const [topic, payload] of messages) await client.publishAsync(topic, payload, { qos: 1 })
  await client.endAsync()
}
