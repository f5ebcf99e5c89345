import { describe, expect, it } from 'vitest'
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
})
