/** `npm run docs:screenshots [name ...]`: the pictures that docs/guide names, from the running product with its demo fleet. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { chromium } from 'playwright'
import { findChromium } from './find-chromium.mjs'
import { startProduct } from './start-product.mjs'

const asked = process.argv.slice(2)
const FOLDER = 'docs/guide'
const SIZE = { width: 1440, height: 900 }
/** The fleet has its history by then, and the careless device its first mistakes. */
const FLEET_WITHIN_MS = 180_000
/** Long enough for a device that speaks every few seconds to have said something. */
const STREAMED_FOR_MS = 12_000

const product = await startProduct({ DEMO: '1' })
try {
  const api = await apiOf(product)
  const fleet = await fleetOf(api)
  const executablePath = await findChromium()
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  })
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light', reducedMotion: 'reduce' })
  await signIn(page)
  mkdirSync(`${FOLDER}/images`, { recursive: true })
  const pictures = picturesOf(fleet)
  const named = namedPictures()
  for (const name of named) if (!pictures[name]) throw new Error(`docs/guide names ${name}: nothing takes it`)
  for (const [name, { path, act }] of Object.entries(pictures)) {
    if (!named.includes(name)) throw new Error(`${name} is taken, and docs/guide does not name it`)
    if (asked.length > 0 && !asked.includes(name)) continue
    await page.goto(`${product.url}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByText('MQTT live').first().waitFor()
    await act?.(page)
    // What streams or is fetched after the page: a picture of its skeleton says nothing.
    await page.waitForTimeout(2_500)
    await page.screenshot({ path: `${FOLDER}/images/${name}.png`, animations: 'disabled' })
    process.stdout.write(`${name}.png\n`)
  }
  await browser.close()
} finally {
  await product.stop()
}

/** What each picture shows, and how one gets there. */
function picturesOf({ tenant, press, careless, boiler }) {
  const device = (one, tab = '') => `/tenant/${one.tenantId}/devices/${one.id}${tab}`
  return {
    overview: { path: '/' },
    devices: { path: '/devices' },
    import: {
      path: `/devices/import?tenant=${tenant.id}`,
      act: async (page) => {
        await page.getByLabel('CSV file').setInputFiles({
          name: 'presses.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(
            'name,dialect,sensors,tags.line\nPress 11,sensocan,"temp_01,pressure_01",A\nPress 12,mqtt5,temp_01,A\nPress 13,plain,,B\n',
          ),
        })
        await page.getByRole('table', { name: 'Errors' }).waitFor()
        await page.getByRole('button', { name: /^Import 2/ }).scrollIntoViewIfNeeded()
      },
    },
    credentials: { path: device(press, '/credentials') },
    users: {
      path: '/users',
      act: async (page) => {
        await page.getByRole('button', { name: 'New user' }).first().click()
        const dialog = page.getByRole('dialog')
        await dialog.getByLabel('User name').fill('mill.street.engineer')
        await dialog.getByLabel('Role').selectOption('engineer')
      },
    },
    audit: { path: '/audit' },
    live: {
      path: device(press, '/live'),
      act: async (page) => {
        await page.waitForTimeout(STREAMED_FOR_MS)
      },
    },
    charts: { path: device(press, '/charts') },
    refused: {
      path: device(careless, '/logs?code=unknown-sensor'),
      act: (page) =>
        page
          .getByRole('button', { name: /refused.*temp_0l/ })
          .first()
          .click(),
    },
    explain: {
      path: `/explain?as=device&id=${careless.id}&topic=${encodeURIComponent(
        `tenant/${careless.tenantId}/device/${careless.id}/sensor/temp_01`,
      )}&payload=${encodeURIComponent('{"value": 13.9}')}`,
      act: (page) => page.getByRole('button', { name: 'Explain', exact: true }).click(),
    },
    commands: {
      path: device(boiler, '/commands'),
      act: async (page) => {
        await page.getByRole('textbox', { name: 'Name' }).first().fill('setpoint')
        await page.getByRole('textbox', { name: 'Payload' }).first().fill('62')
      },
    },
  }
}

function namedPictures() {
  const pages = readdirSync(FOLDER).filter((name) => name.endsWith('.md'))
  const names = pages.flatMap((name) =>
    [...readFileSync(`${FOLDER}/${name}`, 'utf8').matchAll(/\(images\/([a-z-]+)\.png\)/g)].map(
      ([, picture]) => picture,
    ),
  )
  return [...new Set(names)]
}

async function apiOf({ url, username, password }) {
  const call = async (path, options) => {
    const response = await fetch(`${url}/api/v1${path}`, options)
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return response.json()
  }
  const { token } = await call('/auth/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  return (path) => call(path, { headers: { authorization: `Bearer ${token}` } })
}

/** Waits for the demo to be there, with the first mistake of its careless device refused. */
async function fleetOf(api) {
  const deadline = Date.now() + FLEET_WITHIN_MS
  while (Date.now() < deadline) {
    const { items } = await api('/devices?limit=200')
    const { items: refused } = await api('/logs?outcome=refused&limit=50')
    const mistake = refused.find(({ code, deviceId }) => code === 'unknown-sensor' && deviceId !== null)
    const careless = items.find(({ id }) => id === mistake?.deviceId)
    const online = items.filter(({ connection }) => connection.isOnline)
    const boiler = items.find(({ name }) => /boiler/i.test(name))
    const press = online.find(({ dialect }) => dialect === 'capture') ?? online[0]
    if (careless && boiler && press && online.length > 10) {
      const { items: tenants } = await api('/tenants')
      return { careless, boiler, press, tenant: tenants[0] }
    }
    await new Promise((next) => setTimeout(next, 1_000))
  }
  throw new Error('the demo fleet was not there in time')
}

async function signIn(page) {
  await page.goto(`${product.url}/sign-in`)
  await page.getByLabel(/user ?name/i).fill(product.username)
  await page.getByLabel(/^password/i).fill(product.password)
  await page.getByRole('button', { name: /sign in/i }).click()
  await page.waitForURL((target) => !target.pathname.startsWith('/sign-in'))
}
