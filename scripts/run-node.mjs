import { spawn } from 'node:child_process'
import { root } from './prepare.mjs'

/** Runs `node <args>` in the project's folder, passes signals on, and resolves with its exit code. */
export function runNode(args, environment = {}, { stdio = 'inherit', onStart = () => {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio,
      env: { ...process.env, ...environment },
    })
    onStart(child)
    const signals = ['SIGTERM', 'SIGINT', 'SIGHUP']
    // A terminal sends Ctrl-C to both of us: the child ignores the second one while it stops.
    const pass = (signal) => child.kill(signal)
    for (const signal of signals) process.on(signal, pass)
    const watch = watchNpm(() => child.kill('SIGTERM'))
    child.once('exit', (code, signal) => {
      clearInterval(watch)
      for (const one of signals) process.off(one, pass)
      resolve(code ?? (signal === null ? 1 : 128))
    })
    child.once('error', () => resolve(1))
  })
}

const LOOK_EVERY_MS = 250

/** npm ends at SIGTERM without passing it on: where it is gone, what it started stops too. */
function watchNpm(stop) {
  if (process.env.npm_lifecycle_event === undefined) return undefined
  const npm = process.ppid
  return setInterval(() => {
    if (process.ppid === npm) return
    stop()
  }, LOOK_EVERY_MS).unref()
}
