/** `npm run dev`: as `npm start`, with the broker watched and the console rebuilt while you write. */
import './node-version.mjs'
import { generateClient, installPackages, loadEnvironment } from './prepare.mjs'
import { runNode } from './run-node.mjs'

loadEnvironment()
installPackages()
generateClient()
process.exit(
  await runNode(['--import', 'tsx', 'server/supervisor.ts', ...process.argv.slice(2)], {
    DEV: '1',
    NODE_ENV: 'development',
  }),
)
