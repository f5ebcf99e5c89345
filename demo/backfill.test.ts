import { describe, expect, it } from 'vitest'
import { missingTimes, twoDays, weekAndDay } from './backfill'

const NOW_MS = Date.UTC(2026, 4, 11, 9, 30, 30)
const ago = (minutes: number) => ({ ts: new Date(NOW_MS - minutes * 60_000).toISOString() })

describe('the times of a history', () => {
  it('are a week of each quarter of an hour, and its last day of every second minute', () => {
    const times = missingTimes([], NOW_MS, weekAndDay)
    expect(times).toHaveLength(6 * 96 + 720)
    expect(new Date(times[0] ?? 0).toISOString()).toBe('2026-05-04T09:45:00.000Z')
    expect(new Date(times[576] ?? 0).toISOString()).toBe('2026-05-10T09:32:00.000Z')
    expect(new Date(times.at(-1) ?? 0).toISOString()).toBe('2026-05-11T09:30:00.000Z')
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  it('are two days where there are many devices', () => {
    expect(missingTimes([], NOW_MS, twoDays)).toHaveLength(192)
  })

  it('go on after the newest reading', () => {
    const times = missingTimes([ago(200), ago(60)], NOW_MS, weekAndDay)
    expect(times.every((time) => time > NOW_MS - 60 * 60_000 && time < NOW_MS)).toBe(true)
    expect(times).toHaveLength(30)
  })

  it('are none where the newest reading is from just now, or ahead of it', () => {
    expect(missingTimes([ago(5)], NOW_MS, weekAndDay)).toEqual([])
    expect(missingTimes([ago(-60)], NOW_MS, weekAndDay)).toEqual([])
  })
})
