/** Each call of the API with an example of its body; one that is not there is not found. */
import { expect } from '@playwright/test'
import { test } from './installation'
import { signIn } from './sign-in'

test('a call is found by its words, and opens with what it takes and answers', async ({
  page,
  installation,
}) => {
  await signIn(page, installation)
  await page.goto(`${installation.url}/api-docs`)
  await page.getByRole('searchbox', { name: 'Search calls' }).fill('post /devices/{id}/sensors')
  await expect(page.getByText('/auth/token', { exact: true })).toHaveCount(0)
  await page.getByText('/devices/{id}/sensors', { exact: true }).click()
  await expect(page.getByText('"slug"').first()).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search calls' }).fill('no such call')
  await expect(page.getByRole('heading', { name: 'No calls match' })).toBeVisible()
  await page.getByRole('link', { name: 'Show all calls' }).click()
  await expect(page.getByText('/auth/token', { exact: true })).toBeVisible()
})
