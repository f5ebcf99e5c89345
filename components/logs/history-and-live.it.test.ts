/** The page's own parts against a real broker: what is sent while Live Logs open is shown once, none left out. */
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { everyRecord } from '@/lib/contract/log-filter'
import { listLogsOp } from '@/lib/contract/logs'
import { listLogs } from '@/lib/services/logs/list-logs'
import { createTicket } from '@/lib/services/session/create-ticket'
import { startSession } from '@/lib/services/session/start-session'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { connect } from '@/testing/mqtt'
import { makePlant, makeUser, PASSWORD } from '@/testing/provision'
import { decodeMessage } from '../live/decode-message'
import { LiveLink } from '../live/live-link'
import { logView } from '../live/log-view'
import { PendingBatches } from '../live/pending-batches'
import { fillHistory } from './fill-history'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const COUNT = 60
const eventually = { timeout: 90_000 }

/** What worker and page do between the socket and the list. */
function openPage(companyId: string, view: ReturnType<typeof logView>, fetchTicket: () => Promise<Ticket>) {
  const pending = new PendingBatches()
  const { source, want } = view
  pending.want([want])
  const link = new LiveLink({
    url: `ws://127.0.0.1:${broker.wsPort}/mqtt`,
    fetchTicket,
    onStatus: () => {},
    onFeed: (_, isGranted) => source.setGranted('records', isGranted),
    onMessage: (topic, payload) => {
      const message = decodeMessage(topic, payload)
      if (message) pending.add(message, topic)
      for (const batch of pending.take()) source.take(batch, Date.now())
    },
  })
  onTestFinished(() => link.want(null, []))
  link.want(companyId, [want])
  return { link, source }
}
type Ticket = Awaited<ReturnType<ConstructorParameters<typeof LiveLink>[0]['fetchTicket']>>

it('joins history to what comes live without gap or repeat, while a device sends all along, and after a reconnect', async () => {
  const { company, device } = await makePlant(broker.admin, 'sensocan', ['temp'])
  const { username } = await makeUser(broker.admin, company.id, 'viewer')
  const claim = { username, password: PASSWORD, address: '127.0.0.1', userAgent: 'test' }
  const { sessionId } = await startSession(broker.services, claim)
  const fetchTicket = async (): Promise<Ticket> => ({
    isOk: true,
    ...(await createTicket({ ...broker.admin, sessionId }, { companyId: company.id })),
  })
  const client = await connect({ port: broker.mqttPort, ...device.credential })
  onTestFinished(() => client.endAsync(true))

  let sent = 0
  const send = async () => {
    // Refused, so that each is stored whatever the ring of the broker has room for.
    const topic = `tenant/${device.tenantId}/device/${device.id}/sensor/nobody_${sent++}`
    await client.publishAsync(topic, '{"value":1}', { qos: 1 })
  }
  const isSent = (count: number) => expect.poll(() => sent, eventually).toBeGreaterThanOrEqual(count)
  const sending = (async () => {
    while (sent < COUNT) await send()
  })()

  await isSent(10)
  const scope = { companyId: company.id, companyName: company.name, source: device.source }
  const { link, source } = openPage(company.id, logView(scope, everyRecord), fetchTicket)
  const fill = async () => {
    const { newestBefore } = source.records.get()
    const { items } = await fillHistory(
      (cursor) =>
        listLogs(
          broker.admin,
          listLogsOp.query.parse({ deviceId: device.id, limit: 50, ...(cursor && { cursor }) }),
        ),
      newestBefore ?? 0,
    )
    source.join(items)
  }
  await expect.poll(() => source.records.get().grants, eventually).toBe(1)
  await fill()
  await isSent(30)
  link.reconnect()
  await expect.poll(() => source.records.get().grants, eventually).toBe(2)
  await fill()
  await sending

  const shown = () =>
    source.records.get().rows.flatMap(({ record }) => {
      const number = /nobody_(\d+)$/.exec(record.topic ?? '')?.[1]
      return number === undefined ? [] : [Number(number)]
    })
  await expect.poll(() => shown().length, eventually).toBeGreaterThanOrEqual(COUNT)
  expect(shown()).toEqual(Array.from({ length: COUNT }, (_, number) => number))
  const seqs = source.records.get().rows.map(({ seq }) => seq)
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b))
}, 180_000)
