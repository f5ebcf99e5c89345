/** The list of 10,000 devices in the browser: scrolled through by the wheel and by keys, searched, sorted. */
import type { Page } from 'playwright'
import { FLEET_DEVICES, type Fleet, timed } from './make-fleet'
import { blankFramesPerSecond } from './measure-view'
import { recordPage } from './record-page'
import type { PageRecord } from './summarize'

export interface Scroll extends PageRecord {
  readonly by: 'hand' | 'wheel' | 'keys'
  readonly blankFramesPerSecond: number
}

export interface ListResult {
  readonly scrolls: readonly Scroll[]
  /** Of one call of the API each: the slowest but one in twenty. */
  readonly searchMsP95: number
  readonly sortMsP95: number
  /** From the key to the row on screen, p95, with the time for which the field waits for another key. */
  readonly typedToShownMsP95: number
}

const SORTS = ['name', '-name', 'status', '-status', 'last-seen', '-last-seen', 'created', '-created']
const SEARCHES = 40

export async function measureList(page: Page, url: string, fleet: Fleet): Promise<ListResult> {
  const scrolls: Scroll[] = []
  for (const by of ['hand', 'wheel', 'keys'] as const) {
    const before = await blankFramesPerSecond(page)
    await open(page, url, fleet)
    const record = await recordPage(page, null, () =>
      by === 'hand' ? scrollByHand(page) : scrollThrough(page, by),
    )
    const after = await blankFramesPerSecond(page)
    scrolls.push({ ...record, by, blankFramesPerSecond: (before + after) / 2 })
  }
  const get = async (query: string) => {
    const response = await fetch(`${url}/api/v1/devices?tenantId=${fleet.tenantId}&${query}`, {
      headers: { authorization: `Bearer ${fleet.token}` },
    })
    if (!response.ok) throw new Error(await response.text())
    await response.json()
  }
  const searches = Array.from(
    { length: SEARCHES },
    (_, index) => `q=ess-${String(index * 23).padStart(4, '0')}`,
  )
  return {
    scrolls,
    searchMsP95: await p95(searches, get),
    sortMsP95: await p95(
      SORTS.flatMap((sort) => Array.from({ length: 5 }, () => `limit=100&sort=${sort}`)),
      get,
    ),
    typedToShownMsP95: await typedToShown(page, url, fleet),
  }
}

async function open(page: Page, url: string, { tenantId }: Fleet): Promise<void> {
  await page.goto(`${url}/tenant/${tenantId}/devices`)
  await page.getByText(/^100 of .* loaded$/).waitFor()
}

/** px a second: a wheel that is turned fast, 125 rows. */
export const HAND_SPEED = 5_000
const HAND_SECONDS = 8

/** As a hand does: at one speed, whatever the browser could take. */
async function scrollByHand(page: Page): Promise<void> {
  const box = await page.getByRole('region', { name: 'Devices' }).boundingBox()
  if (!box) throw new Error('the list is not on the page')
  const session = await page.context().newCDPSession(page)
  await session.send('Input.synthesizeScrollGesture', {
    x: Math.round(box.x + box.width / 2),
    y: Math.round(box.y + box.height / 2),
    yDistance: -HAND_SPEED * HAND_SECONDS,
    speed: HAND_SPEED,
    gestureSourceType: 'mouse',
  })
  await session.detach()
}

const WHEEL_PX = 700

/** As fast as the browser takes it, until the last row is there. */
async function scrollThrough(page: Page, by: Exclude<Scroll['by'], 'hand'>): Promise<void> {
  const list = page.getByRole('region', { name: 'Devices' })
  await list.hover()
  await list.focus()
  // By a role and a name the whole page would be looked through, in the time that is measured.
  const last = page.locator(`tr[aria-rowindex="${FLEET_DEVICES + 1}"]`)
  while ((await last.count()) === 0) {
    for (let step = 0; step < 10; step++) {
      if (by === 'wheel') await page.mouse.wheel(0, WHEEL_PX)
      else await page.keyboard.press('PageDown')
    }
  }
}

async function typedToShown(page: Page, url: string, fleet: Fleet): Promise<number> {
  await open(page, url, fleet)
  const field = page.getByRole('searchbox', { name: 'Search devices' })
  const numbers = Array.from(
    { length: SEARCHES },
    (_, index) => `press-${String(index * 231).padStart(5, '0')}`,
  )
  return p95(numbers, async (text) => {
    await field.fill(text)
    // Asked in each frame: a locator asks less often the longer it takes.
    await page.waitForFunction(
      (name) => {
        const rows = document.querySelectorAll('tr[data-device]')
        return rows.length === 1 && rows[0]?.textContent?.toLowerCase().includes(name)
      },
      text.replace('-', ' '),
    )
  })
}

async function p95(queries: readonly string[], get: (query: string) => Promise<void>): Promise<number> {
  const all: number[] = []
  for (const query of queries) {
    const [seconds] = await timed(() => get(query))
    all.push(seconds * 1000)
  }
  return all.sort((a, b) => a - b)[Math.floor(all.length * 0.95)] ?? 0
}
