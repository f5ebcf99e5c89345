/** What a start that went well says: where everything is. */
import { networkInterfaces } from 'node:os'
import type { StartOptions } from '@/lib/config/start-options'
import type { Installation } from './bring-up'
import type { Voice } from './voice'

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
    say(
      administrator.password === undefined
        ? `Sign in    as ${administrator.username}, with the password of ADMIN_PASSWORD`
        : `Sign in    as ${administrator.username}, with the password above: write it down`,
    )
  }
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
