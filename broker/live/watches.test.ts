import { describe, expect, it } from 'vitest'
import { eventTopic } from './event-topics'
import { groupFilter } from './group-topics'
import { Watches } from './watches'

describe('Watches', () => {
  it('knows a company as watched while any filter below its root is held', () => {
    const watches = new Watches()
    watches.add('a', 'v1/raw/Acme/#')
    watches.add('b', 'v1/raw/Acme/+/x/#')
    watches.add('b', 'v1/raw/Acme/+/x/#')
    watches.remove('a', 'v1/raw/Acme/#')
    expect(watches.has('v1/raw/Acme')).toBe(true)
    watches.removeSession('b')
    expect(watches.has('v1/raw/Acme')).toBe(false)
  })

  it('knows the events of an application as watched in the mode and form that is held, alone or shared', () => {
    const watches = new Watches()
    const structured = eventTopic({ mode: 'structured', form: 'app', application: 'one' })
    const binary = eventTopic({ mode: 'binary', form: 'app', application: 'one' })
    watches.add('a', structured)
    watches.add('b', groupFilter('b', '7', 'g', structured))
    expect([watches.has(structured), watches.has(binary)]).toEqual([true, false])
    watches.remove('a', structured)
    expect(watches.has(structured)).toBe(true)
    watches.removeSession('b')
    expect(watches.has(structured)).toBe(false)
  })

  it('counts nothing for a filter that was not held', () => {
    const watches = new Watches()
    watches.add('a', 'v1/raw/Acme/#')
    watches.remove('b', 'v1/raw/Acme/#')
    watches.remove('a', 'v1/raw/Acme/+')
    watches.removeSession('b')
    expect(watches.has('v1/raw/Acme')).toBe(true)
  })
})
