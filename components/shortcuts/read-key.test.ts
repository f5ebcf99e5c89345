import { describe, expect, it } from 'vitest'
import { type PressedKey, readKey, SECOND_KEY_WITHIN_MS } from './read-key'

const hrefs = new Map([['d', '/devices']])
const press = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({
  key,
  isControl: false,
  isAlt: false,
  isTyping: false,
  ...more,
})
const read = (pressed: PressedKey, awaited?: number, nowMs = 0, hasLetters = true) =>
  readKey(pressed, awaited, nowMs, hrefs, hasLetters)

describe('keys', () => {
  it('goes where the key after g leads', () => {
    const { awaited } = read(press('g'), undefined, 100)
    expect(awaited).toBe(100)
    expect(read(press('d'), awaited, 200)).toEqual({
      awaited: undefined,
      act: { kind: 'go', href: '/devices' },
    })
  })

  it('forgets the g after a while, and after a key that leads nowhere', () => {
    expect(read(press('d'), 0, SECOND_KEY_WITHIN_MS + 1)).toEqual({ awaited: undefined })
    expect(read(press('q'), 0, 10)).toEqual({ awaited: undefined })
  })

  it('takes ? and / for help and search', () => {
    expect(read(press('?')).act).toEqual({ kind: 'help' })
    expect(read(press('/')).act).toEqual({ kind: 'search' })
  })

  it('leaves letters alone while somebody types, but not Ctrl-K', () => {
    expect(read(press('?', { isTyping: true }))).toEqual({ awaited: undefined })
    expect(read(press('K', { isTyping: true, isControl: true })).act).toEqual({ kind: 'palette' })
  })

  it("leaves the browser's own shortcuts alone", () => {
    expect(read(press('d', { isControl: true }), 0, 10)).toEqual({ awaited: undefined })
    expect(read(press('/', { isAlt: true }))).toEqual({ awaited: undefined })
  })

  it('hears no single key once they are switched off, but still Ctrl-K', () => {
    expect(read(press('?'), undefined, 0, false)).toEqual({ awaited: undefined })
    expect(read(press('k', { isControl: true }), undefined, 0, false).act).toEqual({ kind: 'palette' })
  })
})
