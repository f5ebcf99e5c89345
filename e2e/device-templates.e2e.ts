/** What devices of a kind have in common is written once; a line that says nothing is told so. */
import { expect } from '@playwright/test'
import { test } from './installation'
import { makeHall } from './make-hall'
import { signIn } from './sign-in'

test('a device template is made, refuses a line it cannot read, and is deleted', async ({
  page,
  request,
  installation,
}) => {
  const { company } = await makeHall(request, installation, 'Template')
  await signIn(page, installation)
  await page.goto(`${installation.url}/device-templates?company=${company.id}`)
  await page.getByRole('button', { name: 'New template' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Cold store probe')
  await dialog.getByLabel('Dialect').selectOption('sensocan')
  await dialog.getByLabel('Sensors').fill('temp_01, °C, thermometer')
  await expect(dialog.getByText(/is not of the form slug, unit, type/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Create template' })).toBeDisabled()
  await dialog.getByLabel('Sensors').fill('temp_01, °C, number\ndoor, , boolean')
  await dialog.getByRole('button', { name: 'Create template' }).click()
  const row = page.getByRole('row', { name: /Cold store probe/ })
  await expect(row).toContainText('temp_01, door')
  await row.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(row).toHaveCount(0)
})
