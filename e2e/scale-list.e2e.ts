/** The list of ten thousand devices: scrolled, kept up to date, chosen from, searched, exported. */
import { type APIRequestContext, expect, type Page } from '@playwright/test'
import { apiOf } from './api'
import { type Installation, test } from './installation'
import { longestTaskMs } from './longest-task'
import { makeFleetCsv } from './make-fleet-csv'
import { makeHall } from './make-hall'
import { signIn } from './sign-in'

const { csv, rows, planted } = makeFleetCsv()
const good = (rows - planted.length).toLocaleString('en')
/** Those in sight and a few beside them: far fewer than are loaded. */
const DRAWN_ROWS_MAX = 80
const TASK_MS_MAX = 200
/** From the last scroll on. */
const RESTS_AFTER_MS = 400
/** Many pages, one after the other, on a machine that may be busy with much else. */
const WITHIN = { timeout: 300_000, intervals: [20] }

let tenantId = 0
test.beforeAll(async ({ installation, playwright }) => {
  test.setTimeout(400_000)
  const request = await playwright.request.newContext()
  tenantId = await importFleet(request, installation)
  await request.dispose()
})
test.beforeEach(async ({ page, installation }) => {
  test.setTimeout(600_000)
  await page.setViewportSize({ width: 1440, height: 900 })
  await signIn(page, installation)
  await page.goto(`${installation.url}/tenant/${tenantId}/devices`)
  await expect(loaded(page)).toHaveText(`100 of ${good} loaded`)
})

async function importFleet(request: APIRequestContext, installation: Installation): Promise<number> {
  const { admin, tenant } = await makeHall(request, installation, 'Fleet')
  const { job } = await admin.post('/devices/import', { tenantId: tenant.id, csv, dryRun: false })
  await expect.poll(async () => (await admin.get(`/jobs/${job.id}`)).endedAt, WITHIN).not.toBeNull()
  return tenant.id
}

const loaded = (page: Page) => page.getByRole('status').filter({ hasText: /\d loaded/ })
const list = (page: Page) => page.getByRole('region', { name: 'Devices' })
const box = (page: Page, name: string) => page.getByRole('checkbox', { name: `Choose ${name}`, exact: true })
const act = (page: Page) => page.getByRole('button', { name: /^Act on .*(devices|match)$/ })

/** By the wheel, as far as it takes. What it was turned for comes a few frames later, and may carry the row past. */
async function scrollTo(page: Page, name: string): Promise<void> {
  await list(page).hover()
  await expect(async () => {
    const drawn = await drawnNames(page)
    if (!drawn.includes(name)) await page.mouse.wheel(0, (drawn.at(-1) ?? '') < name ? 400 : -400)
    expect(drawn).toContain(name)
    const within = { timeout: 1_000 }
    await box(page, name).evaluate((one) => one.scrollIntoView({ block: 'center' }), undefined, within)
    await expect(box(page, name)).toBeInViewport(within)
  }).toPass(WITHIN)
}

const drawnNames = async (page: Page): Promise<readonly string[]> =>
  (
    await page
      .locator('[aria-label^="Choose Press "]')
      .evaluateAll((boxes) => boxes.map((one) => one.getAttribute('aria-label') ?? ''))
  )
    .map((label) => label.slice('Choose '.length))
    .sort()

test('is scrolled to its end with few rows drawn and no long task, and reads its pages by cursor', async ({
  page,
}) => {
  const asked: URL[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.pathname === '/api/v1/devices') asked.push(url)
  })
  const drawn = await list(page).evaluateHandle((section) => {
    const most = { rows: 0 }
    const count = () => {
      most.rows = Math.max(most.rows, section.querySelectorAll('tbody tr').length)
    }
    count()
    new MutationObserver(count).observe(section, { childList: true, subtree: true })
    return most
  })
  expect(await longestTaskMs(page, () => scrollTo(page, 'Press 00450'))).toBeLessThan(TASK_MS_MAX)
  await list(page).focus()
  await expect
    .poll(async () => {
      await page.keyboard.press('End')
      return Number((await loaded(page).textContent())?.split(' ')[0]?.replace(',', ''))
    }, WITHIN)
    .toBeGreaterThanOrEqual(3_000)
  expect(await drawn.evaluate(({ rows: most }) => most)).toBeLessThan(DRAWN_ROWS_MAX)
  expect(asked.length).toBeGreaterThanOrEqual(15)
  for (const { searchParams } of asked) {
    expect(searchParams.get('cursor')).not.toBeNull()
    expect(searchParams.get('limit')).toBe('200')
  }
  expect(new Set(asked.map(({ searchParams }) => searchParams.get('cursor'))).size).toBeGreaterThanOrEqual(15)
})

test('keeps the focus with its device: where its row is given to another, the list has it', async ({
  page,
}) => {
  await box(page, 'Press 00003').focus()
  await scrollTo(page, 'Press 00250')
  await expect(list(page)).toBeFocused()
  await box(page, 'Press 00250').focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Press 00250', exact: true })).toBeFocused()
})

test('loses no press of those who press while it comes to rest', async ({ page }) => {
  await page.clock.install()
  await page.reload()
  await expect(loaded(page)).toHaveText(`100 of ${good} loaded`)
  await scrollTo(page, 'Press 00120')
  await expect.poll(() => list(page).evaluate(rowsAreInOrder), WITHIN).toBe(true)
  const { name, x, y } = await list(page).evaluate(scrollOutOfOrder)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.clock.fastForward(2 * RESTS_AFTER_MS)
  await page.mouse.up()
  await expect(page.getByRole('checkbox', { name, exact: true })).toBeChecked()
})

/** Scrolls on by ten rows; where the box of a row stands that is in sight, and will move in the document. */
async function scrollOutOfOrder(section: Element): Promise<{ name: string; x: number; y: number }> {
  section.scrollTop += 400
  await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))
  const { top, bottom } = section.getBoundingClientRect()
  for (const box of section.querySelectorAll('tbody input')) {
    const place = box.getBoundingClientRect()
    if (place.top > top + 80 && place.bottom < bottom)
      return { name: box.getAttribute('aria-label') ?? '', x: place.x + 8, y: place.y + 8 }
  }
  throw new Error('no row is in sight')
}

function rowsAreInOrder(section: Element): boolean {
  const rows = [...section.querySelectorAll('tbody tr')].map((row) =>
    Number(row.getAttribute('aria-rowindex')),
  )
  return rows.every((row, place) => place === 0 || row > (rows[place - 1] ?? 0))
}

test('has rows of one line where they are compact, with company and tenant in them', async ({
  page,
  installation,
}) => {
  await page.goto(`${installation.url}/devices?q=press-0000`)
  const cell = page.getByRole('cell', { name: /^Fleet/ }).first()
  const height = async () => (await cell.boundingBox())?.height ?? 0
  const comfortable = await height()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('tables compact')
  await page.keyboard.press('Enter')
  await expect.poll(height).toBeLessThan(comfortable * 0.7)
  await expect(cell).toContainText('Fleet')
})

test('ends where its last device stands', async ({ page, installation }) => {
  await page.goto(`${installation.url}/tenant/${tenantId}/devices?q=press-09`)
  await list(page).focus()
  await expect
    .poll(async () => {
      await page.keyboard.press('End')
      return (await box(page, 'Press 09999').count()) > 0 && (await loaded(page).textContent())
    }, WITHIN)
    .toBe('998 loaded, which is all')
})

test('keeps the rows in sight up to date, on whichever page they stand', async ({
  page,
  request,
  installation,
}) => {
  await scrollTo(page, 'Press 00250')
  const row = page.getByRole('row').filter({ hasText: 'Press 00250' })
  await expect(row).toContainText('Never seen')
  const admin = await apiOf(request, installation)
  const { items } = await admin.get(`/devices?tenantId=${tenantId}&q=press-00250`)
  await admin.patch(`/devices/${items[0].id}`, { status: 'disabled' })
  await expect(row).toContainText('Disabled', WITHIN)
})

test('chooses over its pages with shift, and acts on all that match as a job', async ({ page }) => {
  await box(page, 'Press 00000').click()
  await scrollTo(page, 'Press 00250')
  await box(page, 'Press 00250').click({ modifiers: ['Shift'] })
  await expect(act(page)).toHaveText('Act on 251 chosen devices')
  await scrollTo(page, 'Press 00245')
  await box(page, 'Press 00245').focus()
  await page.keyboard.press('Shift+Space')
  await expect(act(page)).toHaveText('Act on 245 chosen devices')
  await page.getByRole('button', { name: 'Choose none' }).click()
  await expect(act(page)).toHaveText(`Act on all ${good} that match`)
  await act(page).press('Enter')
  await page.getByRole('menuitem', { name: 'Set tags' }).press('Enter')
  await page.getByLabel('Tags').fill('hall = west')
  await page.getByRole('button', { name: 'Set tags' }).click()
  await page.waitForURL(/\/jobs\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { name: `on ${rows - planted.length} devices` })).toBeVisible()
  await expect(page.getByText('Done').first()).toBeVisible(WITHIN)
  await expect(page.getByText(`${good} of ${good} rows`)).toBeVisible()
})

test('is searched, narrowed to its columns and exported', async ({ page, request, installation }) => {
  await page.getByRole('searchbox', { name: 'Search devices' }).fill('ESS-047')
  await expect(loaded(page)).toHaveText('100 loaded, which is all')
  await page.getByRole('searchbox', { name: 'Search devices' }).fill('press 04711')
  await expect(loaded(page)).toHaveText('1 loaded, which is all')
  await page.getByRole('button', { name: 'Columns' }).press('Enter')
  await page.getByRole('menuitemcheckbox', { name: 'Address' }).press('Space')
  await expect(page.getByRole('columnheader', { name: 'Address' })).toHaveCount(0)
  await page.getByRole('menuitemcheckbox', { name: 'Created' }).press('Space')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader', { name: 'Created' })).toBeVisible()
  await page.getByRole('button', { name: 'Saved filters' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Save what is shown now' }).press('Enter')
  await page.getByLabel('Name').fill('The one')
  await page.keyboard.press('Enter')
  await page.goto(`${installation.url}/tenant/${tenantId}/devices`)
  await page.getByRole('button', { name: 'Saved filters' }).press('Enter')
  await page.getByRole('menuitemradio', { name: 'The one' }).press('Enter')
  await expect(loaded(page)).toHaveText('1 loaded, which is all')
  const href = await page.getByRole('link', { name: 'Export CSV' }).getAttribute('href')
  expect(await linesOf(page, href)).toHaveLength(2)
  await page.goto(`${installation.url}/tenant/${tenantId}/devices`)
  const all = await page.getByRole('link', { name: 'Export CSV' }).getAttribute('href')
  expect(await linesOf(page, all)).toHaveLength(rows - planted.length + 1)
  const admin = await apiOf(request, installation)
  expect(await admin.get(`/devices/count?tenantId=${tenantId}&q=ress 0471`)).toEqual({ count: 10 })
})

async function linesOf(page: Page, href: string | null): Promise<readonly string[]> {
  const answer = await page.request.get(new URL(href ?? '', page.url()).href)
  return (await answer.text()).trim().split('\r\n')
}
