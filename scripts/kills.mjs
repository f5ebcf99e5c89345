/** `npm run kills -- --runs=500 --seed=1`: kills of broker and database at random moments; fails where something acknowledged is missing. */
import './node-version.mjs'
import { generateClient, installPackages } from './prepare.mjs'
import { runNode } from './run-node.mjs'

installPackages()
generateClient()
process.exit(await runNode(['--import', 'tsx', 'testing/run-kills.ts', ...process.argv.slice(2)]))
