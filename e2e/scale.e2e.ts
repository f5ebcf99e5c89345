/** Ten thousand devices in one file with twenty mistakes: each is named, the rest is made, once. */
import { expect, type Page } from '@playwright/test'
import { test } from './installation'
import { makeFleetCsv } from './make-fleet-csv'
import { makeHall } from './make-hall'
import { signIn } from './sign-in'

const { csv, rows, planted } = makeFleetCsv()
const good = rows - planted.length
const words = (count: number) => count.toLocaleString('en')

test('10,000 devices are imported in one job, without the 20 rows that are named, and once only', async ({
  page,
  request,
  installation,
}) => {
  test.setTimeout(300_000)
  const { admin, tenant } = await makeHall(request, installation, 'Scale')
  await signIn(page, installation)
  await choose(page, `${installation.url}/devices/import?tenant=${tenant.id}`)
  await expect(page.getByText(`${words(good)} to create`)).toBeVisible({ timeout: 60_000 })
  const errors = page.getByRole('table', { name: 'Errors' }).getByRole('row')
  await expect(errors).toHaveCount(planted.length + 1)
  const named = await errors.evaluateAll((all) =>
    all.slice(1).map((row) => [...row.querySelectorAll('td')].slice(0, 2).map((cell) => cell.textContent)),
  )
  expect(named).toEqual(planted.map(([row, column]) => [String(row), column]))

  await page.getByRole('button', { name: `Import ${words(good)} devices` }).click()
  await page.waitForURL(/\/jobs\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('progressbar')).toBeVisible()
  await expect(page.getByText('Done, some failed').first()).toBeVisible({ timeout: 120_000 })
  await expect(page.getByText(`${words(rows)} of ${words(rows)} rows, 20 of them failed`)).toBeVisible()
  const link = page.getByRole('link', { name: 'Failed rows as CSV' })
  const failed = await page.request.get(new URL((await link.getAttribute('href')) ?? '', page.url()).href)
  const back = (await failed.text()).trim().split('\r\n')
  expect(back[0]).toBe('name,dialect,externalId,sensors,tags.site,error')
  expect(back).toHaveLength(planted.length + 1)

  await choose(page, `${installation.url}/devices/import?tenant=${tenant.id}`)
  await expect(page.getByText(`${words(good)} there already`)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('button', { name: /^Import no devices/ })).toBeDisabled()
  expect(await admin.get(`/devices/count?tenantId=${tenant.id}`)).toEqual({ count: good })
})

async function choose(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page
    .getByLabel('CSV file')
    .setInputFiles({ name: 'presses.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
}
