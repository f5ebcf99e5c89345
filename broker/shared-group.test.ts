import { describe, expect, it } from 'vitest'
import { markEvent } from './live/same-event'
import { type Shareable, SharedGroup } from './shared-group'

/** A group, and which member took which event in which mode. */
function group() {
  const taken: string[] = []
  /** Members that see no more what they listen to. */
  const shutOut = new Set<string>()
  const shared = new SharedGroup<Shareable & { label: string }>(
    'g',
    () => undefined,
    (name) => !shutOut.has(name),
  )
  const entrances = new Map<string, (packet: Shareable & { label: string }, done: () => void) => void>()
  const join = (name: string, filter: string) => {
    const listener = (packet: { label: string }, done: () => void) => {
      taken.push(`${name} ${packet.label} ${filter}`)
      done()
    }
    const entrance = shared.join({ name, filter, listener })
    if (entrance) entrances.set(filter, entrance)
    return () => shared.leave(filter, listener)
  }
  /** As the hub routes it: once for each place, and every place is told that it is done. */
  const event = (label: string, between = () => {}) => {
    const own = {}
    let done = 0
    for (const filter of ['structured', 'binary']) {
      const properties = {}
      markEvent(properties, own)
      entrances.get(filter)?.({ label, properties }, () => done++)
      between()
    }
    return done
  }
  return { shared, taken, join, event, shutOut }
}

describe('the members of a group', () => {
  it('take turns over events, each in its own mode', () => {
    const { taken, join, event } = group()
    join('a', 'structured')
    join('b', 'binary')
    join('c', 'binary')
    for (const label of ['1', '2', '3', '4']) expect(event(label)).toBe(2)
    expect(taken).toEqual(['a 1 structured', 'b 2 binary', 'c 3 binary', 'a 4 structured'])
  })

  it('take what was meant for one that left before it came, and nothing twice', () => {
    const { taken, join, event } = group()
    join('a', 'binary')
    const leave = join('b', 'binary')
    event('1')
    event('2', leave)
    expect(taken).toEqual(['a 1 binary', 'a 2 binary'])
    join('c', 'binary')
    const leaveAfter = join('d', 'structured')
    event('3', leaveAfter)
    event('4', leaveAfter)
    event('5')
    expect(taken.map((one) => one.split(' ')[1])).toEqual(['1', '2', '3', '4', '5'])
  })

  it('take no turn while they do not see what they listen to', () => {
    const { taken, join, event, shutOut } = group()
    join('a', 'binary')
    join('b', 'structured')
    shutOut.add('a')
    expect([event('1'), event('2')]).toEqual([2, 2])
    shutOut.add('b')
    expect(event('3')).toBe(2)
    shutOut.clear()
    event('4')
    expect(taken.map((one) => one.slice(0, 3))).toEqual(['b 1', 'b 2', expect.stringMatching(/^[ab] 4$/)])
  })

  it('end the entrance of a filter with the last that listens there', () => {
    const { shared, join } = group()
    const [first, second] = [join('a', 'binary'), join('b', 'binary')]
    expect(first()).toBeUndefined()
    expect(second()).toBeTypeOf('function')
    expect(shared.isEmpty).toBe(true)
  })
})
