/** Debian's mosquitto_pub and mosquitto_sub. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { demandTool } from '../tools'
import { Inbox, type StockClient, type StockConnect } from './stock-client'

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** `-D <command> <property> <value>` for each; of user properties one for each pair. */
const properties = (command: string, own: object = {}): string[] =>
  Object.entries(own).flatMap(([name, value]) => {
    if (value === undefined) return []
    if (name === 'userProperties')
      return Object.entries({ ...value }).flatMap(([key, text]) => [
        '-D',
        command,
        'user-property',
        key,
        `${text}`,
      ])
    return ['-D', command, kebab(name), String(typeof value === 'boolean' ? Number(value) : value)]
  })

function connecting({
  port,
  clientId = '',
  clean = true,
  keepalive,
  properties: own,
}: StockConnect): string[] {
  return [
    ...['-V', '5', '-h', '127.0.0.1', '-p', String(port)],
    ...(clientId === '' ? [] : ['-i', clientId]),
    // An option of its own has the session outlive the connection; `-c` alone would have it do so for ever.
    ...(clean ? [] : ['-c', '-x', String(own?.sessionExpiryInterval ?? 0)]),
    ...(keepalive === undefined ? [] : ['-k', String(keepalive)]),
    ...properties('connect', { ...own, ...(clean ? {} : { sessionExpiryInterval: undefined }) }),
  ]
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

export function mosquitto(): StockClient {
  const pub = demandTool('mosquitto_pub', 'mosquitto-clients')
  const sub = demandTool('mosquitto_sub', 'mosquitto-clients')
  const running = new Set<ChildProcess>()
  return {
    name: 'mosquitto',
    listen: ({ subscriptions = [], will, ...options }) => {
      const [first] = subscriptions
      const child = spawn(
        'stdbuf',
        [
          '-oL',
          sub,
          ...connecting(options),
          ...subscriptions.flatMap(({ filter }) => ['-t', filter]),
          ...(subscriptions.length === 0 ? ['-t', 'nothing/of/it'] : []),
          ...['-q', String(first?.qos ?? 1), '-F', '%t %p'],
          ...(first?.rap ? ['--retain-as-published'] : []),
          ...properties(
            'subscribe',
            first?.identifier ? { subscriptionIdentifier: first.identifier } : undefined,
          ),
          ...(will
            ? [
                ...['--will-topic', will.topic, '--will-payload', will.payload, '--will-qos', '1'],
                ...properties('will', { willDelayInterval: will.delaySeconds }),
              ]
            : []),
        ],
        { stdio: ['ignore', 'pipe', 'ignore'] },
      )
      running.add(child)
      const inbox = new Inbox<{ topic: string; text: string }>()
      createInterface({ input: child.stdout }).on('line', (line) => {
        const [topic = '', ...words] = line.split(' ')
        inbox.add({ topic, text: words.join(' ') })
      })
      return {
        next: () => inbox.next(),
        leave: async () => {
          child.kill('SIGTERM')
          await ended(child)
        },
        drop: async () => {
          child.kill('SIGKILL')
          await ended(child)
        },
      }
    },
    send: async ({ topic, payloads, encoding = 'utf8', qos = 1, retain = false, message, ...options }) => {
      const child = spawn(
        pub,
        [
          ...connecting(options),
          ...['-t', topic, '-q', String(qos), '-l'],
          ...(retain ? ['-r'] : []),
          ...properties('publish', message),
        ],
        { stdio: ['pipe', 'ignore', 'ignore'] },
      )
      running.add(child)
      child.stdin.end(payloads.map((payload) => `${payload}\n`).join(''), encoding)
      const [code] = await once(child, 'exit')
      if (code !== 0) throw new Error(`mosquitto_pub ended with ${code}`)
    },
    stop: async () => {
      for (const child of running) child.kill('SIGKILL')
      await Promise.all([...running].map(ended))
    },
  }
}
