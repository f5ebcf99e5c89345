import { spawn } from 'node:child_process'
import { root } from './prepare.mjs'

/** Runs `node <args>` in the project's folder, passes signals on, and resolves with its exit code. */
export function runNode(args, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    })
    const signals = ['SIGTERM', 'SIGINT', 'SIGHUP']
    // A terminal sends Ctrl-C to both of us: the child ignores the second one while it stops.
    const pass = (signal) => child.kill(signal)
    for (const signal of signals) process.on(signal, pass)
    child.once('exit', (code, signal) => {
      for (const one of signals) process.off(one, pass)
      resolve(code ?? (signal === null ? 1 : 128))
    })
    child.once('error', () => resolve(1))
  })
}
