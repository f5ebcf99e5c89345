/** The process of the clients: they connect, and publish at a steady pace from when they are told to until they are told to stop. */
import { Journal } from './journal'
import type { ClientPlan } from './kills/fleet'
import { SessionClient } from './kills/session-client'

const TICK_MS = 10

export type ToClients =
  | { readonly clients: readonly ClientPlan[]; readonly port: number; readonly journal: string }
  | 'publish'
  | 'stop'

let clients: readonly SessionClient[] = []

let timer: NodeJS.Timeout | undefined
const tick = () => {
  for (const client of clients) client.tick()
}

process.on('message', (message: ToClients) => {
  clearInterval(timer)
  if (message === 'publish') timer = setInterval(tick, TICK_MS)
  if (typeof message === 'string') return
  const journal = new Journal(message.journal)
  clients = message.clients.map((plan, name) => new SessionClient(name, plan, message.port, journal))
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
