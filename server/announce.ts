/** What people read in the terminal. */
import { networkInterfaces } from 'node:os'
import type { StartOptions } from '@/lib/config/start-options'
import type { Installation } from './bring-up'

export interface Voice {
  readonly say: (sentence: string) => void
  /** A line that a child wrote: JSON of its log, or plain text. */
  readonly childLine: (name: string, line: string) => void
  /** One sentence, or a bug with its stack. */
  readonly fail: (problem: unknown) => void
}

export function makeVoice(): Voice {
  return {
    say: (sentence) => void process.stdout.write(`signalbox  ${sentence}\n`),
    childLine: (name, line) =>
      void process.stdout.write(`${process.stdout.isTTY ? readable(name, line) : line}\n`),
    fail: (problem) =>
      void process.stderr.write(
        `${typeof problem === 'string' ? problem : problem instanceof Error ? problem.stack : String(problem)}\n`,
      ),
  }
}

export function announce(installation: Installation, options: StartOptions, { say }: Voice): void {
  const { config, httpsHost, tls, administrator } = installation
  const { listeners, mqttHost } = config
  say('Ready.')
  if (config.port !== 0) say(`Console    http://${shown(config.host)}:${config.port}`)
  if (config.httpsPort !== 0) {
    for (const host of reachable(httpsHost)) say(`           https://${host}:${config.httpsPort}`)
  }
  const open = [
    ['mqtt', listeners.mqttPort],
    ['mqtts', listeners.mqttsPort],
    ...listeners.wsPorts.map((port) => ['ws', port] as const),
    ['wss', listeners.wssPort],
  ] as const
  const names = open
    .filter(([, port]) => port !== 0)
    .map(([scheme, port]) => `${scheme}://${shown(mqttHost)}:${port}`)
  say(`Listeners  ${names.join('  ') || 'none: every MQTT port is 0'}`)
  if (tls.caPath !== undefined) say(`CA         ${tls.caPath} (give it to clients that connect by TLS)`)
  if (options.isLan) {
    say('--lan      HTTPS and the MQTT listeners answer everyone on this network.')
    say(
      '           On mqtt:// and ws:// passwords and readings pass unencrypted: prefer mqtts:// and wss://.',
    )
  }
  if (administrator.created) {
    const password = administrator.password === undefined ? 'as ADMIN_PASSWORD says' : administrator.password
    say(`Sign in    user ${administrator.username}, password ${password}`)
    if (administrator.password !== undefined) say('           It is shown this once: write it down.')
  }
}

/** A log line as `12:00:00 broker  sentence`; anything else as it came. */
function readable(name: string, line: string): string {
  try {
    const parsed: unknown = JSON.parse(line)
    if (typeof parsed === 'object' && parsed !== null && 'msg' in parsed && 'time' in parsed) {
      const time = new Date(Number(parsed.time)).toISOString().slice(11, 19)
      const failure = 'err' in parsed ? ` ${JSON.stringify(parsed.err)}` : ''
      return `${time} ${name}  ${String(parsed.msg)}${failure}`
    }
  } catch {
    // Not a log line.
  }
  return `${name}  ${line}`
}

function reachable(host: string): readonly string[] {
  if (host !== '0.0.0.0' && host !== '::') return [shown(host)]
  const lan = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address)
  return ['localhost', ...lan]
}

function shown(host: string): string {
  if (host === '127.0.0.1' || host === '::1') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
