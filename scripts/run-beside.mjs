import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from './run-node.mjs'

/** `runNode` beside something else: it takes what that leaves of the processor, and its output comes when it has ended. */
export async function runBeside(args, environment) {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-beside-'))
  const path = join(folder, 'output')
  const output = openSync(path, 'w')
  const onStart = ({ pid }) => {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  }
  const code = await runNode(args, environment, { stdio: ['ignore', output, output], onStart })
  closeSync(output)
  process.stdout.write(readFileSync(path))
  rmSync(folder, { recursive: true, force: true })
  return code
}
