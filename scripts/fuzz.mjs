/** `npm run fuzz -- --minutes=2 --seed=1`: clients that say anything at all; fails where one harms another. */
import './node-version.mjs'
import { parseArgs } from 'node:util'
import { generateClient, installPackages, program } from './prepare.mjs'
import { runNode } from './run-node.mjs'

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } })
const environment = {
  ...(values.minutes === undefined ? {} : { FUZZ_MINUTES: values.minutes }),
  ...(values.seed === undefined ? {} : { FUZZ_SEED: values.seed }),
}

installPackages()
generateClient()
process.exit(await runNode([program('vitest'), 'run', '--project', 'fuzz'], environment))
