import { describe, expect, it } from 'vitest'
import { menuStep, typedItem } from './menu-step'

describe('menuStep', () => {
  it('joins the ends for the arrows, and begins at the end that they come from', () => {
    expect(menuStep('ArrowDown', -1, 3)).toBe(0)
    expect(menuStep('ArrowDown', 2, 3)).toBe(0)
    expect(menuStep('ArrowUp', -1, 3)).toBe(2)
    expect(menuStep('ArrowUp', 0, 3)).toBe(2)
  })

  it('knows both ends', () => {
    expect(menuStep('Home', 2, 3)).toBe(0)
    expect(menuStep('End', 0, 3)).toBe(2)
  })

  it('moves for nothing else, and not in an empty menu', () => {
    expect(menuStep('a', 0, 3)).toBeUndefined()
    expect(menuStep('ArrowDown', -1, 0)).toBeUndefined()
  })
})

describe('typedItem', () => {
  const labels = ['Enable', 'Disable', 'Set tags', 'Remove tags', 'Delete']

  it('finds what begins with the letters, whatever their case', () => {
    expect(typedItem('de', -1, labels)).toBe(4)
    expect(typedItem('S', -1, labels)).toBe(2)
  })

  it('goes on to the next with the same letter', () => {
    expect(typedItem('d', -1, labels)).toBe(1)
    expect(typedItem('dd', 1, labels)).toBe(4)
    expect(typedItem('ddd', 4, labels)).toBe(1)
  })

  it('stays where more of the same name is typed', () => {
    expect(typedItem('dis', 1, labels)).toBe(1)
  })

  it('finds nothing for nothing', () => {
    expect(typedItem('', 0, labels)).toBeUndefined()
    expect(typedItem('x', 0, labels)).toBeUndefined()
  })
})
