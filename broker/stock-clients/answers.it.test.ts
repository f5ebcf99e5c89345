/** Requests and responses, reason codes and strings, and what is said of payloads, with clients that others wrote. */
import { expect } from 'vitest'
import { proveFacts } from '@/testing/stock-clients/facts'

proveFacts({
  '[MQTT5-3.3.2-16] a request arrives with its response topic and its correlation data': {
    prove: async ({ client, tap, topic, other }) => {
      const responseTopic = `${topic}/answer`
      const reader = client.listen({ port: tap.port, subscriptions: [{ filter: responseTopic }] })
      await tap.the('suback')
      await other.subscribe(topic, 0)
      const message = { responseTopic, correlationData: 'c-1' }
      await client.send({ port: tap.port, topic, payloads: ['ask'], message })
      const { properties } = await other.message()
      expect(properties).toEqual({ responseTopic, correlationData: Buffer.from('c-1') })
      await other.publish(properties.responseTopic ?? '', 'answer')
      expect(await reader.next()).toEqual({ topic: responseTopic, text: 'answer' })
      await reader.leave()
    },
  },
  '[MQTT5-3.1.2-28] CONNACK has response information for who asks': {
    prove: async ({ client, tap }) => {
      const properties = { requestResponseInformation: true }
      const reader = client.listen({ port: tap.port, properties })
      expect((await tap.the('connack')).properties?.responseInformation).toMatch(/./)
      await reader.leave()
    },
  },
  '[MQTT5-3.3.2-4] payload format, content type and user properties arrive as they were sent': {
    prove: async ({ client, tap, topic, other }) => {
      await other.subscribe(topic, 0)
      const message = {
        payloadFormatIndicator: true,
        contentType: 'text/plain',
        userProperties: { a: 'b' },
      }
      await client.send({ port: tap.port, topic, payloads: ['grüezi'], message })
      expect(await other.message()).toMatchObject({ text: 'grüezi', properties: message })
    },
  },
  '[MQTT5-3.3.2.3.2] what is said to be text and is none is answered with 0x99': {
    prove: async ({ client, tap, topic }) => {
      const message = { payloadFormatIndicator: true }
      await client.send({ port: tap.port, topic, payloads: ['\u00ff'], encoding: 'latin1', message })
      expect(await tap.the('puback')).toMatchObject({ reasonCode: 0x99 })
    },
  },
  '[MQTT5-3.4.2.1] PUBACK says 0x10 where nobody listens, and the client takes it for sent': {
    prove: async ({ client, tap, topic }) => {
      await client.send({ port: tap.port, topic, payloads: ['x'] })
      expect(await tap.the('puback')).toMatchObject({ reasonCode: 0x10 })
    },
  },
  '[MQTT5-3.9.2-1] SUBACK refuses with a code and a reason string': {
    prove: async ({ client, tap }) => {
      const reader = client.listen({ port: tap.port, subscriptions: [{ filter: 'test/nosubscribe' }] })
      expect(await tap.the('suback')).toMatchObject({
        granted: [0x80],
        properties: { reasonString: expect.stringContaining('test/nosubscribe') },
      })
      await reader.drop()
    },
  },
  '[MQTT5-3.1.2-29] SUBACK refuses without words for who asks for none': {
    prove: async ({ client, tap }) => {
      const properties = { requestProblemInformation: false }
      const subscriptions = [{ filter: 'test/nosubscribe' }]
      const reader = client.listen({ port: tap.port, properties, subscriptions })
      const suback = await tap.the('suback')
      expect(suback.granted).toEqual([0x80])
      expect(suback.properties?.reasonString).toBeUndefined()
      await reader.drop()
    },
  },
})
