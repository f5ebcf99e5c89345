/** Aliases, subscriptions and their options, with clients that others wrote. */
import { expect } from 'vitest'
import { proveFacts } from '@/testing/stock-clients/facts'

const oneAProcess = 'mosquitto_sub sends one SUBSCRIBE, with one identifier'

proveFacts({
  '[MQTT5-3.3.2-12] an alias of the client stands for its topic': {
    prove: async ({ client, tap, topic, other }) => {
      await other.subscribe(topic, 1)
      await client.send({ port: tap.port, topic, payloads: ['1', '2', '3'], message: { topicAlias: 5 } })
      for (const text of ['1', '2', '3']) {
        const message = await other.message()
        expect(message).toMatchObject({ topic, text, properties: {} })
        other.send({ cmd: 'puback', messageId: message.messageId })
      }
      expect(tap.of('publish').map((packet) => packet.topic)).toEqual([topic, '', ''])
    },
  },
  '[MQTT5-3.1.2-26] an alias of the server stands for its topic': {
    cannot: { mosquitto: 'mosquitto_sub takes no topic alias' },
    prove: async ({ client, tap, topic, other }) => {
      const properties = { topicAliasMaximum: 1 }
      const reader = client.listen({ port: tap.port, properties, subscriptions: [{ filter: `${topic}/+` }] })
      await tap.the('suback')
      const sent = ['a', 'a', 'b', 'a'].map((name) => `${topic}/${name}`)
      for (const name of sent) await other.publish(name, 'x')
      for (const name of sent) expect(await reader.next()).toEqual({ topic: name, text: 'x' })
      const written = tap.of('publish').map((packet) => [packet.topic, packet.properties?.topicAlias])
      expect(written).toEqual([
        [`${topic}/a`, 1],
        ['', 1],
        [`${topic}/b`, 1],
        [`${topic}/a`, 1],
      ])
      await reader.leave()
    },
  },
  '[MQTT5-3.3.4-3] the identifier of a subscription comes with its messages': {
    prove: async ({ client, tap, topic, other }) => {
      const subscriptions = [{ filter: topic, identifier: 300 }]
      const reader = client.listen({ port: tap.port, subscriptions })
      await tap.the('suback')
      await other.publish(topic, 'x')
      expect((await reader.next()).text).toBe('x')
      expect((await tap.the('publish')).properties?.subscriptionIdentifier).toBe(300)
      await reader.leave()
    },
  },
  '[MQTT5-3.3.4-4] several identifiers come with one copy': {
    cannot: { mosquitto: oneAProcess },
    prove: async ({ client, tap, topic, other }) => {
      const subscriptions = [
        { filter: topic, identifier: 1 },
        { filter: `${topic}/#`, identifier: 2 },
      ]
      const reader = client.listen({ port: tap.port, subscriptions })
      await tap.the('suback', 2)
      await other.publish(topic, 'x')
      expect((await reader.next()).text).toBe('x')
      expect((await tap.the('publish')).properties?.subscriptionIdentifier).toEqual([1, 2])
      expect(tap.delivered).toHaveLength(1)
      await reader.leave()
    },
  },
  '[MQTT5-4.8.2] of a shared subscription one member gets each message': {
    prove: async ({ client, tap, topic, other }) => {
      const subscriptions = [{ filter: `$share/group/${topic}` }]
      const readers = [1, 2].map(() => client.listen({ port: tap.port, subscriptions }))
      await tap.the('suback', 2)
      for (let count = 0; count < 10; count++) await other.publish(topic, String(count))
      await tap.until(() => tap.delivered.length === 10)
      await other.untilPing()
      const texts = tap.of('publish').map(({ payload }) => payload.toString())
      expect([...new Set(texts)].sort()).toEqual(Array.from({ length: 10 }, (_, index) => String(index)))
      expect(texts).toHaveLength(10)
      for (const reader of readers) expect((await reader.next()).topic).toBe(topic)
      for (const reader of readers) await reader.leave()
    },
  },
  '[MQTT5-3.3.1-11] retain handling 2 brings no retained message': {
    cannot: { mosquitto: 'mosquitto_sub has no option for it' },
    prove: async ({ client, tap, topic, other }) => {
      await other.publish(topic, 'old', { retain: true })
      const reader = client.listen({ port: tap.port, subscriptions: [{ filter: topic, rh: 2 }] })
      await tap.the('suback')
      await other.publish(topic, 'new')
      expect((await reader.next()).text).toBe('new')
      await reader.leave()
    },
  },
  '[MQTT5-3.3.1-9] retain handling 0 brings it, and it is marked': {
    prove: async ({ client, tap, topic, other }) => {
      await other.publish(topic, 'old', { retain: true })
      const reader = client.listen({ port: tap.port, subscriptions: [{ filter: topic }] })
      expect((await reader.next()).text).toBe('old')
      expect((await tap.the('publish')).retain).toBe(true)
      await reader.leave()
    },
  },
  '[MQTT5-3.3.1-13] retain as published': {
    prove: async ({ client, tap, topic, other }) => {
      const reader = client.listen({ port: tap.port, subscriptions: [{ filter: topic, rap: true }] })
      await tap.the('suback')
      await other.publish(topic, 'kept', { retain: true })
      await other.publish(topic, 'passing')
      expect([(await reader.next()).text, (await reader.next()).text]).toEqual(['kept', 'passing'])
      expect(tap.of('publish').map(({ retain }) => retain)).toEqual([true, false])
      await reader.leave()
    },
  },
  '[MQTT5-3.8.3-3] no local: what it publishes itself does not come back': {
    cannot: { mosquitto: 'mosquitto_sub publishes nothing, and has no option for it' },
    prove: async ({ client, tap, topic, other }) => {
      const reader = client.listen({ port: tap.port, subscriptions: [{ filter: topic, nl: true }] })
      await tap.the('suback')
      reader.publish?.(topic, 'own')
      await tap.the('puback')
      await other.publish(topic, 'of another')
      expect((await reader.next()).text).toBe('of another')
      await reader.leave()
    },
  },
})
