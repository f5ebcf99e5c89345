/** Devices from a file: the dry run names what is wrong by row and column, the rest is made once and never twice. */
import { expect, type Page } from '@playwright/test'
import { test } from './installation'
import { makeHall } from './make-hall'
import { signIn } from './sign-in'

const csv = [
  'name,dialect,sensors,tags.line',
  'Import press 1,sensocan,temp_01,A',
  'Import press 2,mqtt5,temp_01,A',
  'Import press 3,plain,,B',
  ',plain,,B',
  'Import press 5,capture,,B',
].join('\n')

test('an import names its errors, makes the rest as a job, and is safe to run again', async ({
  page,
  request,
  installation,
}) => {
  const { admin, tenant } = await makeHall(request, installation, 'Import')
  await signIn(page, installation)
  await choose(page, installation.url, tenant.id)
  const errors = page.getByRole('table', { name: 'Errors' })
  await expect(errors.getByRole('row').filter({ hasText: 'dialect' })).toContainText('3')
  await expect(errors.getByRole('row').filter({ hasText: 'name' })).toContainText('5')
  await expect(errors.getByRole('row')).toHaveCount(3)
  await expect(page.getByText('3 to create')).toBeVisible()
  expect((await admin.get(`/devices?tenantId=${tenant.id}`)).items).toHaveLength(0)

  await page.getByRole('button', { name: 'Import 3 devices' }).click()
  await page.waitForURL(/\/jobs\/[0-9a-f-]{36}$/)
  await expect(page.getByText('Done, some failed').first()).toBeVisible()
  await expect(page.getByRole('table', { name: 'What failed' }).getByRole('row')).toHaveCount(3)
  const rows = await page.request.get(
    new URL(
      (await page.getByRole('link', { name: 'Failed rows as CSV' }).getAttribute('href')) ?? '',
      page.url(),
    ).href,
  )
  expect(await rows.text()).toContain('mqtt5')
  const { items } = await admin.get(`/devices?tenantId=${tenant.id}`)
  expect(items.map(({ name }: { name: string }) => name).sort()).toEqual([
    'Import press 1',
    'Import press 3',
    'Import press 5',
  ])
  await page.goto(`${installation.url}/jobs`)
  await expect(page.getByRole('table', { name: 'Jobs' }).getByText('Import Hall').first()).toBeVisible()

  await choose(page, installation.url, tenant.id)
  await expect(page.getByText('3 there already')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Import (0|no) / })).toBeDisabled()
})

async function choose(page: Page, url: string, tenantId: number): Promise<void> {
  await page.goto(`${url}/devices/import?tenant=${tenantId}`)
  await page.getByLabel('Tenant', { exact: true }).selectOption(String(tenantId))
  await page
    .getByLabel('CSV file')
    .setInputFiles({ name: 'presses.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
}

test('a file that is chosen before the page can hear of it is read all the same', async ({
  page,
  request,
  installation,
}) => {
  const { tenant } = await makeHall(request, installation, 'Early Import')
  await signIn(page, installation)
  let goOn = () => {}
  const scripts = new Promise<void>((resolve) => {
    goOn = resolve
  })
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await scripts
    await route.continue()
  })
  await page.goto(`${installation.url}/devices/import?tenant=${tenant.id}`, { waitUntil: 'commit' })
  await page
    .getByLabel('CSV file')
    .setInputFiles({ name: 'early.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  goOn()
  await expect(page.getByText('3 to create')).toBeVisible()
})
