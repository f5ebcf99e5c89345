/** `npm run kills`: kills by hand, as many as wanted, and a page that says what came of them. */
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { startInstallation } from './kills/installation'
import { killRuns } from './kills/kill-runs'
import { killsPage } from './kills/kills-page'
import { killKinds } from './kills/strike'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 32) },
    page: { type: 'string' },
  },
})
const runs = Number(values.runs)
const seed = Number(values.seed)
const say = (line: string) => process.stdout.write(`${new Date().toISOString()} ${line}\n`)

say(`${runs} runs, seed ${seed}`)
const begunAt = Date.now()
const installation = await startInstallation()
let failure: unknown
try {
  const report = await killRuns(installation, {
    runs,
    seed,
    kinds: killKinds,
    onRun: (run, kind, { messages, missing, duplicates }) =>
      say(
        `run ${run} ${kind}: ${messages} acknowledged, ${missing.length} missing, ${duplicates.length} twice`,
      ),
  })
  const machine = { cores: cpus().length, memoryBytes: totalmem() }
  const page = killsPage(report, { runs, seed, begunAt, endedAt: Date.now(), machine })
  say(`\n${page}`)
  if (values.page !== undefined) writeFileSync(values.page, page)
  const found = [...report.missing, ...report.duplicates, ...report.faults]
  for (const one of found.slice(0, 50)) say(one)
  if (found.length > 0)
    failure = new Error(`${found.length} messages were missing, there twice or answered wrongly`)
} catch (error) {
  failure = error
} finally {
  await installation.stop()
}
if (failure !== undefined) say(String(failure))
process.exit(failure === undefined ? 0 : 1)
