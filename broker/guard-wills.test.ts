import { Aedes, type Client } from 'aedes'
import { expect, it } from 'vitest'
import { guardWills } from './guard-wills'

/** What it needs of a broker: the methods of the real one, its timers and what it would publish watched. */
async function watched() {
  const broker = await Aedes.createBroker()
  const published: unknown[] = []
  Reflect.set(broker, 'publishWill', (_client: unknown, will: unknown) => published.push(will))
  const wills = guardWills(broker)
  const schedule = (id: string, will: object) =>
    Reflect.get(broker, 'scheduleWill').call(broker, { id } as Client, will, 600)
  return { broker, wills, published, schedule }
}

it('a will that waits goes out once, where its session is begun anew', async () => {
  const { broker, wills, published, schedule } = await watched()
  const will = { topic: 'w' }
  schedule('a', will)
  wills.beginsAnew('b')
  expect(published).toEqual([])
  wills.beginsAnew('a')
  wills.beginsAnew('a')
  expect(published).toEqual([will])
  broker.close()
})

it('a will that is left while its session is begun anew goes out at once, and one after that waits', async () => {
  const { broker, wills, published, schedule } = await watched()
  wills.beginsAnew('a')
  schedule('a', { topic: '1' })
  wills.hasBegun('a')
  schedule('a', { topic: '2' })
  expect(published).toEqual([{ topic: '1' }])
  broker.close()
})
