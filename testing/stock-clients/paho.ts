/** Eclipse Paho's client for Python, of Debian's package: one process runs all that a test needs. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { pythonWithPaho } from '../tools'
import { Inbox, type StockClient } from './stock-client'

const event = z.discriminatedUnion('event', [
  z.object({ event: z.literal('message'), name: z.number(), topic: z.string(), text: z.string() }),
  z.object({ event: z.literal('sent'), name: z.number() }),
  z.object({ event: z.literal('gone'), name: z.number() }),
])

class Hosted {
  readonly inbox = new Inbox<{ readonly topic: string; readonly text: string }>()
  readonly sent = new Inbox<true>()
  readonly gone = new Inbox<true>()
}

export function paho(): StockClient {
  const host = spawn(pythonWithPaho(), [fileURLToPath(new URL('./paho-host.py', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const hosted = new Map<number, Hosted>()
  createInterface({ input: host.stdout }).on('line', (line) => {
    const told = event.parse(JSON.parse(line))
    const one = hosted.get(told.name)
    if (told.event === 'message') one?.inbox.add({ topic: told.topic, text: told.text })
    else one?.[told.event].add(true)
  })
  const order = (op: string, name: number, more: object = {}) =>
    host.stdin.write(`${JSON.stringify({ op, name, ...more })}\n`)
  const open = (options: object) => {
    const [name, one] = [hosted.size + 1, new Hosted()]
    hosted.set(name, one)
    order('open', name, options)
    return { name, one }
  }
  return {
    name: 'paho for Python',
    listen: (options) => {
      const { name, one } = open(options)
      const end = async (op: 'leave' | 'drop') => {
        order(op, name)
        await one.gone.next()
      }
      return {
        next: () => one.inbox.next(),
        publish: (topic, payload) => order('publish', name, { topic, payloads: [payload] }),
        leave: () => end('leave'),
        drop: () => end('drop'),
      }
    },
    send: async (options) => {
      const { one } = open(options)
      await one.sent.next()
      await one.gone.next()
    },
    stop: async () => {
      host.stdin.end()
      await once(host, 'exit')
    },
  }
}
