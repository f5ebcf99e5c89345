/** Brings what a command needs up to date, and only what is missing or stale. Plain Node: nothing is installed yet. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

export const say = (sentence) => process.stdout.write(`signalbox  ${sentence}\n`)

/** Loads `.env` where there is one; what the environment already says stays. */
export function loadEnvironment() {
  const path = join(root, '.env')
  if (existsSync(path)) process.loadEnvFile(path)
}

export function installPackages() {
  const stamp = join(root, 'node_modules', '.signalbox-stamp')
  const wanted = hashOf(
    ['package-lock.json'],
    `${process.versions.modules}-${process.platform}-${process.arch}`,
  )
  if (read(stamp) === wanted) return
  step(
    'Installing the packages (npm ci), which takes a minute or two the first time.',
    npm,
    ['ci', '--include=dev', '--no-audit', '--no-fund'],
    { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', NODE_ENV: undefined },
  )
  write(stamp, wanted)
}

export function generateClient() {
  const stamp = join(root, 'lib', 'db', 'generated', '.signalbox-stamp')
  const wanted = hashOf(['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'])
  if (read(stamp) === wanted) return
  // Generating needs no schema engine: naming any program keeps the CLI from downloading one.
  const engine = process.platform === 'win32' ? process.execPath : '/bin/true'
  step('Generating the database client.', process.execPath, [program('prisma'), 'generate'], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? engine,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  })
  write(stamp, wanted)
}

export function buildConsole() {
  const stamp = join(root, '.next', 'signalbox-stamp')
  const wanted = hashOf([
    'app',
    'components',
    'lib',
    'public',
    'proxy.ts',
    'instrumentation.ts',
    'next.config.js',
    'postcss.config.mjs',
    'tsconfig.json',
    'package-lock.json',
  ])
  if (read(stamp) === wanted && existsSync(join(root, '.next', 'BUILD_ID'))) return
  step('Building the console, which takes half a minute.', process.execPath, [program('next'), 'build'], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  })
  write(stamp, wanted)
}

/** The script behind a package's command (its only one, or that of its name), run by this very Node and without a shell. */
export function program(name) {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : (bin[name] ?? Object.values(bin)[0]))
}

/** Runs to its end with its output shown; ends this process with one sentence where it fails. */
function step(sentence, command, args, environment) {
  say(sentence)
  const isScript = command.endsWith('.cmd')
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: isScript,
    env: { ...process.env, ...environment },
  })
  if (status === 0) return
  const reason = error ? error.message : `exit code ${status}`
  process.stderr.write(`That step failed (${reason}): mend what its last lines say and start again.\n`)
  process.exit(1)
}

function hashOf(paths, more = '') {
  const hash = createHash('sha256').update(more)
  for (const path of paths) addTo(hash, path)
  return hash.digest('hex')
}

/** Tests and what was generated from the schema do not make a build stale. */
function addTo(hash, path) {
  const full = join(root, path)
  if (!existsSync(full) || path === 'lib/db/generated' || /\.test\.tsx?$/.test(path)) return
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) addTo(hash, `${path}/${name}`)
    return
  }
  hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
