import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { program, root, say } from './prepare.mjs'

const systemPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable']

/** Undefined: Playwright's own browser is there. Installs one where it may; otherwise ends with one sentence. */
export async function findChromium() {
  const found = systemPaths.find((path) => existsSync(path))
  if (found !== undefined) return found
  if (await hasOwnBrowser()) return undefined
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing Chromium for the browser tests (apt-get).')
    run('apt-get', ['update', '-q'])
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'mosquitto-clients'])
    const installed = systemPaths.find((path) => existsSync(path))
    if (installed !== undefined) return installed
  }
  say('Downloading the browser of Playwright for the browser tests.')
  run(process.execPath, [program('playwright'), 'install', 'chromium'])
  if (await hasOwnBrowser()) return undefined
  process.stderr.write(
    'There is no Chromium for the browser tests: install the package "chromium", or run "npx playwright install chromium".\n',
  )
  process.exit(1)
}

async function hasOwnBrowser() {
  const { chromium } = await import('playwright')
  return existsSync(chromium.executablePath())
}

function run(command, args) {
  spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}
