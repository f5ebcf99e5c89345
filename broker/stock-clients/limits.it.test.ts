/** What each side asks of the other, kept with clients that others wrote. */
import { expect } from 'vitest'
import { proveFacts } from '@/testing/stock-clients/facts'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index))

proveFacts({
  '[MQTT5-3.3.4-9] no more than its Receive Maximum is sent without an acknowledgement, and all of it at last':
    {
      prove: async ({ client, tap, topic, other }) => {
        const properties = { receiveMaximum: 2 }
        const reader = client.listen({ port: tap.port, properties, subscriptions: [{ filter: topic }] })
        await tap.the('suback')
        tap.deafen()
        for (const payload of numbers(6)) await other.publish(topic, payload)
        await tap.until(() => tap.delivered.length === 2)
        // Whatever else were on its way would have come before the answer to another client.
        await other.untilPing()
        expect(tap.delivered).toHaveLength(2)
        tap.hear()
        for (const text of numbers(6)) expect(await reader.next()).toEqual({ topic, text })
        await reader.leave()
      },
    },
  '[MQTT5-3.1.2-24] nothing above its Maximum Packet Size is sent, and what follows is': {
    prove: async ({ client, tap, topic, other }) => {
      const properties = { maximumPacketSize: 200 }
      const reader = client.listen({ port: tap.port, properties, subscriptions: [{ filter: topic }] })
      await tap.the('suback')
      for (const payload of ['before', 'x'.repeat(300), 'after']) await other.publish(topic, payload)
      expect([(await reader.next()).text, (await reader.next()).text]).toEqual(['before', 'after'])
      expect(tap.noted.filter(({ from, bytes }) => from === 'broker' && bytes > 200)).toEqual([])
      await reader.leave()
    },
  },
  '[MQTT5-3.2.2.3] CONNACK says what the server takes, and caps the keep-alive': {
    prove: async ({ client, tap }) => {
      const reader = client.listen({ port: tap.port, keepalive: 900 })
      const { properties } = await tap.the('connack')
      expect(properties).toMatchObject({
        receiveMaximum: 1000,
        maximumPacketSize: 256 * 1024,
        topicAliasMaximum: 16,
        sharedSubscriptionAvailable: true,
        serverKeepAlive: 600,
      })
      await reader.leave()
    },
  },
  '[MQTT5-3.2.2-16] a client without a name is given one': {
    prove: async ({ client, tap }) => {
      const reader = client.listen({ port: tap.port })
      const { properties } = await tap.the('connack')
      expect((await tap.the('connect')).clientId).toBe('')
      expect(properties?.assignedClientIdentifier).toMatch(/./)
      await reader.leave()
    },
  },
  '[MQTT5-3.3.4-7] a burst at QoS 2 is acknowledged whole': {
    prove: async ({ client, tap, topic, other }) => {
      await other.subscribe(topic, 0)
      await client.send({ port: tap.port, topic, payloads: numbers(150), qos: 2 })
      for (const text of numbers(150)) expect((await other.message()).text).toBe(text)
      expect(tap.of('pubcomp')).toHaveLength(150)
    },
  },
  '[MQTT5-4.12.0-1] an authentication method is refused, and the client hears why': {
    prove: async ({ client, tap }) => {
      client.listen({ port: tap.port, properties: { authenticationMethod: 'SCRAM-SHA-1' } })
      expect(await tap.the('connack')).toMatchObject({
        reasonCode: 0x8c,
        properties: { reasonString: expect.stringContaining('method') },
      })
    },
  },
})
