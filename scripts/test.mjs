/** `npm test`: every test, with what they need installed and built first. `--unit`, `--integration`, `--fuzz` and `--e2e` choose. */
import './node-version.mjs'
import { buildConsole, generateClient, installPackages, program, say } from './prepare.mjs'
import { runBeside } from './run-beside.mjs'
import { runNode } from './run-node.mjs'

const kinds = ['unit', 'integration', 'fuzz', 'e2e']
const asked = process.argv.slice(2)
const unknown = asked.find((argument) => !kinds.includes(argument.replace(/^--/, '')))
if (unknown !== undefined) {
  process.stderr.write(
    `There is no option "${unknown}": choose among --unit, --integration, --fuzz and --e2e.\n`,
  )
  process.exit(1)
}
const wants = (kind) => asked.length === 0 || asked.includes(`--${kind}`)

installPackages()
generateClient()
// Integration tests start the whole product, and that runs the built console.
if (wants('integration') || wants('e2e')) buildConsole()
let failures = 0

/** Two minutes of it, the same in each run: `npm run fuzz` looks further. */
const FUZZ = { FUZZ_MINUTES: '2', FUZZ_SEED: '1' }
const fuzzed = wants('fuzz')
  ? runBeside([program('vitest'), 'run', '--project', 'fuzz'], FUZZ)
  : Promise.resolve(0)

const projects = kinds.slice(0, 2).filter(wants)
if (projects.length > 0) {
  say(`Running the ${projects.join(' and ')} tests.`)
  const named = projects.includes('integration') ? [...projects, 'alone'] : projects
  const choice = named.flatMap((kind) => ['--project', kind])
  if ((await runNode([program('vitest'), 'run', ...choice])) !== 0) failures += 1
}
if ((await fuzzed) !== 0) failures += 1
if (wants('e2e')) {
  const { findChromium } = await import('./find-chromium.mjs')
  const chromium = await findChromium()
  say('Running the end-to-end tests in a browser.')
  const environment = chromium === undefined ? {} : { CHROMIUM_PATH: chromium }
  const args = [`${program('@playwright/test')}`, 'test']
  if ((await runNode(args, environment)) !== 0) failures += 1
}
say(failures === 0 ? 'All tests passed.' : 'Some tests failed: see above.')
process.exit(failures === 0 ? 0 : 1)
