/** People: one is made, gets an account key for MQTT, and is signed out everywhere; a name that is taken is refused. */
import { expect } from '@playwright/test'
import mqtt from 'mqtt'
import { test } from './installation'
import { makeHall } from './make-hall'
import { signIn } from './sign-in'
import { PASSWORD } from './sign-in-as'
import { signInByHand } from './sign-in-by-hand'

test('a user is made, given an API key, and signed out everywhere', async ({
  page,
  request,
  browser,
  installation,
}) => {
  const { company } = await makeHall(request, installation, 'People')
  await signIn(page, installation)
  const make = async () => {
    await page.goto(`${installation.url}/users?company=${company.id}`)
    await page.getByRole('button', { name: 'New user' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('User name').fill('people.engineer')
    await dialog.getByRole('textbox', { name: /^password/i }).fill(PASSWORD)
    await dialog.getByLabel('Role').selectOption('engineer')
    await dialog.getByRole('button', { name: 'Create user' }).click()
    return dialog
  }
  const made = await make()
  await expect(made).toHaveCount(0)
  const again = await make()
  await expect(again.getByRole('alert').first()).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: 'people.engineer' }).click()
  await page.getByRole('button', { name: 'New API key' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Label').fill('historian')
  await dialog.getByRole('button', { name: 'Issue the key' }).click()
  await dialog.getByRole('button', { name: /^show api key/i }).click()
  const password = await dialog.locator('[data-secret=shown]').innerText()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('row', { name: /historian/ })).toBeVisible()
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${installation.mqttPort}`, {
    username: 'people.engineer',
    password,
    reconnectPeriod: 0,
  })
  const isCut = new Promise((closed) => client.once('close', () => closed(true)))

  const elsewhere = await browser.newContext()
  const other = await elsewhere.newPage()
  await signInByHand(other, { ...installation, username: 'people.engineer', password: PASSWORD })
  await page.reload()
  await expect(page.getByRole('table', { name: 'Sessions' }).getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page.getByText('Not signed in anywhere')).toBeVisible()
  expect(await isCut).toBe(true)
  await other.goto(`${installation.url}/devices`)
  await other.waitForURL(/\/sign-in/)
  await elsewhere.close()
})
