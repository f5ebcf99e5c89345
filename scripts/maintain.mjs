/** `npm run backup` and `npm run restore`: installs and generates what is missing, then runs one program of the server. */
import './node-version.mjs'
import { generateClient, installPackages, loadEnvironment } from './prepare.mjs'
import { runNode } from './run-node.mjs'

loadEnvironment()
installPackages()
generateClient()
process.exit(await runNode(['--import', 'tsx', ...process.argv.slice(2)]))
