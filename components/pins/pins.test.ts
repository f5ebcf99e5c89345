import { describe, expect, it } from 'vitest'
import { isPinned, PINS_MAX, type Pin, parsePins, togglePin } from './pins'

const pin = (last: number): Pin => ({
  deviceId: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0002',
  sensorId: `6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f000${last}`,
})

describe('pins', () => {
  it('pins what is not pinned and takes off what is', () => {
    const pins = togglePin(togglePin([], pin(1)), pin(2))
    expect(pins).toEqual([pin(1), pin(2)])
    expect(isPinned(pins, pin(2))).toBe(true)
    expect(togglePin(pins, pin(1))).toEqual([pin(2)])
  })

  it('has a maximum', () => {
    const full = Array.from({ length: PINS_MAX }, (_, index) => pin(index))
    expect(togglePin(full, pin(9))).toEqual(full)
  })

  it('reads what it wrote and nothing else', () => {
    expect(parsePins(JSON.stringify([pin(1)]))).toEqual([pin(1)])
    for (const text of [null, '', '{', '{}', '[{"deviceId":"x"}]']) expect(parsePins(text)).toEqual([])
  })
})
