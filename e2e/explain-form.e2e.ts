/** Explain asked by hand: one of the device's own topics is accepted, a topic of nobody is refused, and no topic is no question. */
import { expect } from '@playwright/test'
import { test } from './installation'
import { makeHall } from './make-hall'
import { signIn } from './sign-in'

test('explain answers what is filled in, and a colleague who opens the link sees the same', async ({
  page,
  request,
  installation,
}) => {
  const { admin, tenant } = await makeHall(request, installation, 'Asked')
  const device = await admin.post('/devices', {
    tenantId: tenant.id,
    name: 'Asked meter',
    dialect: 'sensocan',
  })
  await admin.post(`/devices/${device.id}/sensors`, { slug: 'temp_01' })
  await signIn(page, installation)
  await page.goto(`${installation.url}/explain`)
  await page.getByLabel('Find the device').fill('Asked meter')
  await page.getByLabel('Device', { exact: true }).selectOption({ label: 'Asked meter (SensoCAN)' })
  const ask = page.getByRole('button', { name: 'Explain', exact: true })
  await ask.click()
  await expect(page.getByRole('alert').first()).toBeVisible()

  const topic = page.getByRole('textbox', { name: 'Topic' })
  await topic.fill(`tenant/${tenant.id}/device/${device.id}/sensor/temp_01`)
  await page.getByRole('textbox', { name: 'Payload' }).fill('{"value": 21.5}')
  await ask.click()
  await expect(page.getByRole('heading', { name: /^accepted/i })).toBeVisible()
  await page.reload()
  // The server has answered what is in the address: that the page listens is another matter.
  await expect(page.getByText('MQTT live').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: /^accepted/i })).toBeVisible()

  await topic.fill(`tenant/${tenant.id}/device/${device.id}/sensor/temp_0l`)
  await ask.click()
  await expect(page.getByRole('heading', { name: /^refused/i })).toBeVisible()
  await expect(page.getByText('unknown-sensor').first()).toBeVisible()
})
