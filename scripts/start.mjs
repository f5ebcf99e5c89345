/** `npm start`: installs, generates and builds what is missing or stale, then hands over to the supervisor. */
import './node-version.mjs'
import { buildConsole, generateClient, installPackages, loadEnvironment } from './prepare.mjs'
import { runNode } from './run-node.mjs'

loadEnvironment()
installPackages()
generateClient()
buildConsole()
process.exit(await runNode(['--import', 'tsx', 'server/supervisor.ts', ...process.argv.slice(2)]))
