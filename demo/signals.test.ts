import { describe, expect, it } from 'vitest'
import { type Setting, type Signal, valueAt } from './signals'

const MIDNIGHT_MS = Date.UTC(2026, 4, 11)
const HOUR_MS = 3_600_000
const none = new Map<string, Setting>()
const everyMinute = Array.from({ length: 24 * 60 }, (_, minute) => MIDNIGHT_MS + minute * 60_000)
const day = (signal: Signal) => everyMinute.map((atMs) => valueAt(signal, atMs, 'device/sensor', none))

describe('a simulated signal', () => {
  const daily: Signal = { kind: 'daily', mean: 20, swing: 5, peakHour: 14, noise: 1, decimals: 2 }

  it('has the same value at the same time, so that history and live values meet', () => {
    expect(day(daily)).toEqual(day(daily))
  })

  it('differs between two sensors', () => {
    expect(valueAt(daily, MIDNIGHT_MS, 'a', none)).not.toBe(valueAt(daily, MIDNIGHT_MS, 'b', none))
  })

  it('is highest near its peak hour, and stays within swing and noise of its mean', () => {
    const at = (hour: number) => Number(valueAt(daily, MIDNIGHT_MS + hour * HOUR_MS, 's', none))
    expect(at(14)).toBeGreaterThan(at(2) + 7)
    for (const value of day(daily)) expect(Math.abs(Number(value) - 20)).toBeLessThanOrEqual(6)
  })

  it('moves without jumps', () => {
    const values = day(daily).map(Number)
    for (const [index, value] of values.entries()) {
      expect(Math.abs(value - (values[index - 1] ?? value))).toBeLessThan(1)
    }
  })

  it('is busy from one hour up to another', () => {
    const shift: Signal = { kind: 'shift', idle: 0, busy: 10, fromHour: 6, toHour: 14, noise: 0, decimals: 0 }
    const at = (hour: number) => valueAt(shift, MIDNIGHT_MS + hour * HOUR_MS, 's', none)
    expect([at(5.99), at(6), at(13.99), at(14)]).toEqual([0, 10, 10, 0])
  })

  it('never counts backwards', () => {
    const counts = day({ kind: 'counter', perHour: 40, decimals: 2 }).map(Number)
    expect(counts.every((count, index) => count >= (counts[index - 1] ?? 0))).toBe(true)
    expect((counts.at(-1) ?? 0) - (counts[0] ?? 0)).toBeCloseTo(40 * 24, -1)
  })

  it('switches for about its share of the time', () => {
    const on = day({ kind: 'switch', share: 0.4, holdMinutes: 5 }).filter(Boolean).length
    expect(on / everyMinute.length).toBeGreaterThan(0.25)
    expect(on / everyMinute.length).toBeLessThan(0.55)
  })

  it('takes each of its states within a day', () => {
    const states = ['filling', 'kneading', 'resting'] as const
    expect(new Set(day({ kind: 'state', states, holdMinutes: 12 }))).toEqual(new Set(states))
  })

  it('goes from the old setting to the new one with its lag', () => {
    const settings = new Map([['Setpoint', { from: 200, to: 240, changedAtMs: MIDNIGHT_MS }]])
    const follows: Signal = { kind: 'follows', setting: 'Setpoint', lagMinutes: 10, noise: 0, decimals: 1 }
    const at = (minutes: number) => valueAt(follows, MIDNIGHT_MS + minutes * 60_000, 's', settings)
    expect([at(-5), at(0), at(120)]).toEqual([200, 200, 240])
    expect(at(10)).toBeCloseTo(240 - 40 / Math.E, 1)
    expect(valueAt({ kind: 'setting', setting: 'Setpoint' }, MIDNIGHT_MS, 's', settings)).toBe(240)
  })
})
