import { Aedes } from 'aedes'
import { describe, expect, it } from 'vitest'
import { groupFilter } from '@/broker/live/group-topics'
import { type BeforeShared, guardEmitter } from './guard-emitter'

interface Emitter {
  on(topic: string, listener: Listener, done: () => void): void
  removeListener(topic: string, listener: Listener, done: () => void): void
  emit(packet: object, done: () => void): void
}
type Listener = (packet: { payload?: string; brokerId?: string }, done: () => void) => void

function emitterOf(broker: Aedes): Emitter {
  const mq: unknown = Reflect.get(broker, 'mq')
  return mq as Emitter
}

const turn = () => new Promise<void>((next) => setImmediate(next))

/** An emitter as the session layer has it, and what each listener heard. */
function emitter(before: BeforeShared = () => undefined) {
  const broker = new Aedes({ concurrency: 0 })
  guardEmitter(broker, before, () => true)
  const mq = emitterOf(broker)
  const heard: Record<string, string[]> = {}
  const lines: Record<string, string[]> = {}
  const listen = (name: string, topic: string) => {
    const listener: Listener = (packet, done) => {
      heard[name] = [...(heard[name] ?? []), packet.payload ?? '']
      lines[name] = [...(lines[name] ?? []), packet.brokerId ?? '']
      done()
    }
    mq.on(topic, listener, () => {})
    return async () => {
      mq.removeListener(topic, listener, () => {})
      await turn()
    }
  }
  const emit = (topic: string, ...payloads: string[]) =>
    Promise.all(
      payloads.map(
        (payload) =>
          new Promise((done) => mq.emit({ topic, payload, qos: 1, brokerId: 'line' }, () => done(undefined))),
      ),
    )
  return { heard, lines, listen, emit }
}
const inGroup = (member: string, group: string, filter: string) =>
  groupFilter(member, 'tenant', group, filter)

describe('a shared subscription', () => {
  it('gives each message to one member, in turns, and to each group', async () => {
    const { heard, listen, emit } = emitter()
    listen('a', inGroup('a', 'g', 'r/+'))
    listen('b', inGroup('b', 'g', 'r/+'))
    listen('other', inGroup('c', 'h', 'r/+'))
    await emit('r/x', '1', '2', '3', '4')
    expect(heard).toEqual({ a: ['1', '3'], b: ['2', '4'], other: ['1', '2', '3', '4'] })
  })

  it('goes on with those that stay, and ends with the last', async () => {
    const { heard, listen, emit } = emitter()
    const leaveA = listen('a', inGroup('a', 'g', 'r'))
    const leaveB = listen('b', inGroup('b', 'g', 'r'))
    await leaveA()
    await emit('r', '1', '2')
    await leaveB()
    await emit('r', '3')
    listen('c', inGroup('c', 'g', 'r'))
    await emit('r', '4')
    expect(heard).toEqual({ b: ['1', '2'], c: ['4'] })
  })

  it('is another group where the filter, the scope or the name differs', async () => {
    const { heard, listen, emit } = emitter()
    listen('a', groupFilter('a', '7', 'g', 'r/#'))
    listen('b', groupFilter('b', '8', 'g', 'r/#'))
    listen('c', groupFilter('c', '7', 'g', 'r/+'))
    await emit('r/x', '1')
    expect(heard).toEqual({ a: ['1'], b: ['1'], c: ['1'] })
  })

  it('stands in a line of its own, so that a member that also listens alone is given both', async () => {
    const { lines, listen, emit } = emitter()
    listen('shared', inGroup('a', 'g', 'r'))
    listen('alone', 'r')
    await emit('r', '1')
    expect(lines.alone).toEqual(['line'])
    expect(lines.shared).not.toEqual(lines.alone)
  })

  it('waits for what is done before, and passes over a message for which that fails', async () => {
    const asked: string[] = []
    const { heard, listen, emit } = emitter((member, { topic }) => {
      asked.push(`${member} ${topic}`)
      return member === 'device:b' ? Promise.reject(new Error('full')) : Promise.resolve()
    })
    listen('a', inGroup('device:a', 'g', 'r'))
    listen('b', inGroup('device:b', 'g', 'r'))
    await emit('r', '1', '2', '3')
    expect(asked).toEqual(['device:a r', 'device:b r', 'device:a r'])
    expect(heard).toEqual({ a: ['1', '3'] })
  })
})

it('a filter that is not shared is as it was', async () => {
  const { heard, listen, emit } = emitter()
  listen('a', 'r')
  const leave = listen('b', 'r')
  await emit('r', '1')
  await leave()
  await emit('r', '2')
  expect(heard).toEqual({ a: ['1', '2'], b: ['1'] })
})

it('an emitter of another make is said to be one', () => {
  expect(() =>
    guardEmitter(
      {},
      () => undefined,
      () => true,
    ),
  ).toThrow('listeners elsewhere')
})
