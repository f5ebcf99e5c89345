/** `npm run broker` and `npm run web`: one process by itself, as in a container. */
import './node-version.mjs'
import { loadEnvironment } from './prepare.mjs'
import { runNode } from './run-node.mjs'

loadEnvironment()
const missing = ['DATABASE_URL', 'SIGNALBOX_SECRET'].filter((name) => !process.env[name]?.trim())
if (missing.length > 0) {
  process.stderr.write(
    `${missing.join(' and ')} must be set where broker and web run apart: give both the same, or use "npm start".\n`,
  )
  process.exit(1)
}
process.exit(await runNode(['--import', 'tsx', ...process.argv.slice(2)], { NODE_ENV: 'production' }))
