/** `npm run soak [-- --minutes=60]`: the real product under everything at once; fails where it does not stay as it was. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { startProduct } from '../scripts/start-product.mjs'
import { openApi } from './soak/api'
import { barsOf } from './soak/bars-of'
import { logErrors } from './soak/log-errors'
import { missingOf } from './soak/missing-of'
import { pause } from './soak/publisher'
import { readMinutes } from './soak/read-minutes'
import { type Scrape, scrapeOf } from './soak/sample'
import { makeSoakFleet } from './soak/soak-fleet'
import { barTable, soakPage } from './soak/soak-report'
import { startSoakLoad } from './soak/start-load'

const PER_SECOND = 300
const SAMPLE_EVERY_MS = 10_000
const PAGE = 'docs/benchmarks/soak.md'

const say = (sentence: string) =>
  process.stdout.write(`${new Date().toISOString().slice(11, 19)}  ${sentence}\n`)

async function soak(minutes: number): Promise<boolean> {
  const loadBefore = loadavg()[0] ?? 0
  say('Starting the product.')
  const product = await startProduct()
  try {
    const api = openApi(product)
    const fleet = await makeSoakFleet(api)
    const begunMs = Date.now()
    const load = await startSoakLoad(api, product.mqttPort, fleet, PER_SECOND)
    say(`${minutes} minutes begin.`)
    const scrapes: Scrape[] = []
    const until = performance.now() + minutes * 60_000
    while (performance.now() < until) {
      await pause(SAMPLE_EVERY_MS)
      scrapes.push(scrapeOf(await api.text('/api/metrics')))
      if (scrapes.length % 6 === 0) say(summary(scrapes, load.counts()))
    }
    await load.stop()
    const counts = load.counts()
    const devices = [...fleet.steady, ...fleet.comers, ...fleet.troubled]
    let missing = 0
    for (const device of devices) {
      const numbers = await missingOf(api, device, begunMs - 60_000)
      if (numbers.length > 0)
        say(`${device.dialect} ${device.placed.id}: neither stored nor refused: ${numbers.join(', ')}.`)
      missing += numbers.length
    }
    const errors = [...logErrors(product.said()), ...load.failures]
    for (const error of errors.slice(0, 20)) say(error)
    const bars = barsOf(scrapes, { missing, errors: errors.length })
    process.stdout.write(`${barTable(bars)}\n`)
    mkdirSync('docs/benchmarks', { recursive: true })
    const date = new Date().toISOString().slice(0, 10)
    const machine = { date, cores: cpus().length, loadBefore }
    writeFileSync(
      PAGE,
      soakPage({ minutes, perSecond: PER_SECOND, devices: devices.length, bars, counts, ...machine }),
    )
    say(`Written to ${PAGE}.`)
    return bars.every(({ isHeld }) => isHeld)
  } finally {
    await product.stop()
  }
}

function summary(scrapes: readonly Scrape[], counts: Readonly<Record<string, number>>): string {
  const last = scrapes.at(-1)
  const of = (name: 'broker' | 'web') => {
    const { residentMib, heapUsedMib, fds, resources } = last?.[name] ?? { ...nothing }
    return `${name} ${residentMib.toFixed(0)} MiB (${heapUsedMib.toFixed(0)} of heap), ${fds} fds, ${resources} resources`
  }
  return `${scrapes.length / 6} min: ${of('broker')}; ${of('web')}; ${counts['messages acknowledged']} acknowledged.`
}

const nothing = { residentMib: 0, heapUsedMib: 0, fds: 0, resources: 0 }

const minutes = readMinutes(process.argv.slice(2))
if (minutes === undefined) {
  process.stderr.write('Say how long: npm run soak -- --minutes=60\n')
  process.exit(2)
}
process.exit((await soak(minutes)) ? 0 : 1)
