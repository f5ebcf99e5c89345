import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { DeviceDetail } from '@/lib/contract/devices'
import { createTicket } from '@/lib/services/session/create-ticket'
import { startSession } from '@/lib/services/session/start-session'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { connect } from '@/testing/mqtt'
import { makePlant, makeUser, PASSWORD } from '@/testing/provision'
import { type Decoded, decodeMessage } from './decode-message'
import { LiveLink, type Ticket } from './live-link'
import type { LinkStatus, Want } from './live-messages'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

/** A link to the broker over WebSocket, as the worker makes one, with all that it said. */
function openLink(fetchTicket: () => Promise<Ticket>) {
  const seen = {
    statuses: [] as LinkStatus[],
    feeds: [] as (readonly [Want, boolean])[],
    messages: [] as Decoded[],
  }
  const link = new LiveLink({
    url: `ws://127.0.0.1:${broker.wsPort}/mqtt`,
    fetchTicket,
    onStatus: (status) => seen.statuses.push(status),
    onFeed: (want, isGranted) => seen.feeds.push([want, isGranted]),
    onMessage: (topic, payload) => {
      const message = decodeMessage(topic, payload)
      if (message) seen.messages.push(message)
    },
  })
  onTestFinished(() => link.want(null, []))
  return { link, seen }
}

/** Tickets of somebody who looks at the company's pages: a viewer with a session. */
async function signedIn(companyId: string): Promise<() => Promise<Ticket>> {
  const { username } = await makeUser(broker.admin, companyId, 'viewer')
  const claim = { username, password: PASSWORD, address: '127.0.0.1', userAgent: 'test' }
  const { sessionId } = await startSession(broker.services, claim)
  return async () => ({ isOk: true, ...(await createTicket({ ...broker.admin, sessionId }, { companyId })) })
}

const wantsOf = ({ companyName, source }: DeviceDetail): Want[] => [
  { feed: 'values', companyName, source },
  { feed: 'records', companyName, source },
]

describe('LiveLink', () => {
  it('brings values and refusals of a device, and again after it reconnects with another ticket', async () => {
    const { company, tenant, device } = await makePlant(broker.admin, 'sensocan', ['temp'])
    const tickets: string[] = []
    const freshTicket = await signedIn(company.id)
    const { link, seen } = openLink(async () => {
      const ticket = await freshTicket()
      if (ticket.isOk) tickets.push(ticket.password)
      return ticket
    })
    link.want(company.id, wantsOf(device))
    await expect.poll(() => seen.feeds.map(([, isGranted]) => isGranted)).toEqual([true, true])

    const client = await connect({ port: broker.mqttPort, ...device.credential })
    onTestFinished(() => client.endAsync(true))
    const topic = `tenant/${tenant.id}/device/${device.id}/sensor`
    await client.publishAsync(`${topic}/temp`, '{"value":21.5}', { qos: 1 })
    await client.publishAsync(`${topic}/tmep`, '{"value":1}', { qos: 1 })
    const values = () => seen.messages.filter((message) => message.kind === 'value').map(({ value }) => value)
    const codes = () =>
      seen.messages.filter((message) => message.kind === 'record').map(({ record }) => record.code)
    await expect.poll(values).toEqual([21.5])
    await expect.poll(codes).toContain('unknown-sensor')
    await expect
      .poll(() => seen.statuses.at(-1)?.state === 'live' && 'roundTripMs' in (seen.statuses.at(-1) ?? {}))
      .toBe(true)

    link.reconnect()
    await expect.poll(() => seen.feeds.length).toBe(4)
    await client.publishAsync(`${topic}/temp`, '{"value":22.5}', { qos: 1 })
    await expect.poll(values).toEqual([21.5, 22.5])
    expect(new Set(tickets).size).toBe(2)
  })

  it('says that a feed of another company is not granted, and stays connected', async () => {
    const [own, other] = [
      await makePlant(broker.admin, 'sensocan'),
      await makePlant(broker.admin, 'sensocan'),
    ]
    const { link, seen } = openLink(await signedIn(own.company.id))
    link.want(own.company.id, wantsOf(other.device))
    await expect.poll(() => seen.feeds.map(([, isGranted]) => isGranted)).toEqual([false, false])
    expect(seen.statuses.at(-1)?.state).toBe('live')
  })

  it('tries again later with a ticket that the broker refuses', async () => {
    const { company } = await makePlant(broker.admin, 'sensocan')
    const { link, seen } = openLink(async () => ({
      isOk: true,
      username: '$console',
      password: 'sbx_tkt_wrong',
    }))
    link.want(company.id, [])
    await expect.poll(() => seen.statuses.map(({ state }) => state)).toEqual(['connecting', 'retrying'])
  })

  it('is off, with the reason, where asking again cannot help', async () => {
    const { link, seen } = openLink(async () => ({ isOk: false, isFinal: true, reason: 'Sign in first.' }))
    link.want('6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0001', [])
    await expect.poll(() => seen.statuses.at(-1)).toEqual({ state: 'off', reason: 'Sign in first.' })
  })
})
