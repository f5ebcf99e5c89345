/** Who changed what: narrowed, taken wider again, and carried away as a file. */
import { expect } from '@playwright/test'
import { test } from './installation'
import { makeHall } from './make-hall'
import { signIn } from './sign-in'

test('the audit is narrowed by what and on what, says so, and is exported as it is shown', async ({
  page,
  request,
  installation,
}) => {
  const { admin, company, tenant } = await makeHall(request, installation, 'Ledger')
  const device = await admin.post('/devices', { tenantId: tenant.id, name: 'Ledger pump', dialect: 'plain' })
  await admin.patch(`/devices/${device.id}`, { status: 'disabled' })
  await signIn(page, installation)
  await page.goto(`${installation.url}/audit?company=${company.id}&tenantId=${tenant.id}`)
  const table = page.getByRole('table', { name: 'Audit' })
  await expect(table.getByRole('row', { name: /changed a device.*Ledger pump/ })).toContainText('disabled')
  await expect(table.getByText('created a company')).toHaveCount(0)
  await page.getByRole('button', { name: `Tenant ${tenant.id}: take this filter off` }).click()
  await expect(table.getByText('created a company')).toBeVisible()

  await page.getByLabel('What was done').selectOption('update')
  await expect(table.getByRole('row')).toHaveCount(2)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export CSV' }).click()
  const chunks: Buffer[] = []
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk)
  const file = Buffer.concat(chunks).toString('utf8')
  expect(file).toContain('Ledger pump')
  expect(file).not.toContain('company.create')

  const asked: string[] = []
  page.on('request', (one) => {
    if (one.url().includes('q=no+such+thing') && !('next-router-prefetch' in one.headers()))
      asked.push(one.url())
  })
  await page.getByRole('searchbox').fill('no such thing')
  await expect(page.getByText('No audit records match')).toBeVisible()
  expect(asked, 'one search reads the list once').toHaveLength(1)
})
