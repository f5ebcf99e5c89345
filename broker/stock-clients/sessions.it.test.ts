/** Sessions that outlive their connection, and wills, with clients that others wrote. */
import { expect } from 'vitest'
import { rawConnect } from '@/testing/raw-client'
import { proveFacts } from '@/testing/stock-clients/facts'

const durable = { clean: false, properties: { sessionExpiryInterval: 60 } }

proveFacts({
  '[MQTT5-3.1.2-5] a session goes on where it has an expiry, with what waited for it': {
    prove: async ({ client, tap, topic, other }) => {
      const options = { port: tap.port, clientId: topic, ...durable, subscriptions: [{ filter: topic }] }
      const first = client.listen(options)
      await tap.the('suback')
      await first.leave()
      await other.publish(topic, 'waited')
      const second = client.listen(options)
      expect((await tap.the('connack', 2)).sessionPresent).toBe(true)
      expect(await second.next()).toEqual({ topic, text: 'waited' })
      await second.leave()
    },
  },
  '[MQTT5-3.1.2-23] a session without an expiry ends with its connection': {
    prove: async ({ client, tap, topic }) => {
      const options = { port: tap.port, clientId: topic, clean: false, subscriptions: [{ filter: topic }] }
      for (const round of [1, 2]) {
        const reader = client.listen(options)
        expect((await tap.the('connack', round)).sessionPresent).toBe(false)
        await tap.the('suback', round)
        await reader.leave()
      }
    },
  },
  '[MQTT5-4.8.2] a durable member of a shared subscription gets what came while it was away': {
    prove: async ({ client, tap, topic, other }) => {
      const subscriptions = [{ filter: `$share/g/${topic}` }]
      const options = { port: tap.port, clientId: topic, ...durable, subscriptions }
      const first = client.listen(options)
      await tap.the('suback')
      await first.drop()
      for (const payload of ['1', '2', '3']) expect(await other.publish(topic, payload)).toBe(0)
      const second = client.listen(options)
      for (const text of ['1', '2', '3']) expect((await second.next()).text).toBe(text)
      await second.leave()
    },
  },
  '[MQTT5-3.3.2-6] a message that waits tells what is left of its time': {
    prove: async ({ client, tap, topic, other }) => {
      const reader = { port: tap.port, clientId: topic, ...durable, subscriptions: [{ filter: topic }] }
      const first = client.listen(reader)
      await tap.the('suback')
      await first.leave()
      await other.publish(topic, 'x', { properties: { messageExpiryInterval: 100 } })
      const second = client.listen(reader)
      expect((await second.next()).text).toBe('x')
      const left = (await tap.the('publish')).properties?.messageExpiryInterval ?? 0
      expect(left).toBeGreaterThan(0)
      expect(left).toBeLessThanOrEqual(100)
      await second.leave()
    },
  },
  '[MQTT5-3.3.2-5] a message whose time is over goes to nobody who comes back later': {
    prove: async ({ client, tap, topic, other }) => {
      const reader = { port: tap.port, clientId: topic, ...durable, subscriptions: [{ filter: topic }] }
      const first = client.listen(reader)
      await tap.the('suback')
      await first.leave()
      await client.send({
        port: tap.port,
        topic,
        payloads: ['late'],
        message: { messageExpiryInterval: 1 },
      })
      await other.publish(topic, 'in time')
      // A delayed will is a clock: two seconds have gone by when it comes.
      await other.subscribe(`${topic}/clock`, 0)
      const clock = client.listen({
        port: tap.port,
        clientId: `${topic}-clock`,
        ...durable,
        will: { topic: `${topic}/clock`, payload: 'now', delaySeconds: 2 },
      })
      await tap.the('connack', 3)
      await clock.drop()
      expect((await other.message()).text).toBe('now')
      const second = client.listen(reader)
      expect((await second.next()).text).toBe('in time')
      await second.leave()
    },
  },
  '[MQTT5-3.1.3.2] a will goes out after its delay, and without it': {
    prove: async ({ client, tap, topic, other }) => {
      await other.subscribe(topic, 0)
      const will = { topic, payload: 'gone', delaySeconds: 1 }
      const leaver = client.listen({ port: tap.port, clientId: topic, ...durable, will })
      await tap.the('connack')
      await leaver.drop()
      expect(await other.message()).toMatchObject({ text: 'gone', properties: {} })
    },
  },
  '[MQTT-3.14.4-3] DISCONNECT takes the will away': {
    prove: async ({ client, tap, topic, other }) => {
      await other.subscribe(topic, 0)
      const will = { topic, payload: 'gone', delaySeconds: 0 }
      const leaver = client.listen({ port: tap.port, will, subscriptions: [{ filter: topic }] })
      await tap.the('suback')
      await leaver.leave()
      await other.publish(topic, 'after', { qos: 0 })
      expect((await other.message()).text).toBe('after')
    },
  },
  '[MQTT5-3.1.4-3] who is taken over is told 0x8E': {
    prove: async ({ client, tap, topic, broker }) => {
      const reader = client.listen({ port: tap.port, clientId: topic, subscriptions: [{ filter: topic }] })
      await tap.the('suback')
      const { client: second } = await rawConnect(broker.labPort, 5, { clientId: topic })
      expect(await tap.the('disconnect')).toMatchObject({ reasonCode: 0x8e })
      // One that connects anew by itself is ended with its process.
      if (client.name === 'mosquitto') await reader.drop()
      await second.drop()
    },
  },
})
