import { expect, it } from 'vitest'
import { highlighter } from './highlight-parts'

const marked = (filter: { text: string; isPattern: boolean }, text: string) =>
  highlighter(filter)(text)
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join('')

it('marks every word, whatever the case, and takes its signs for themselves', () => {
  expect(marked({ text: 'temp a.b', isPattern: false }, 'TEMP of a.b, axb')).toBe('[TEMP] of [a.b], axb')
})

it('marks what the pattern matches, and nothing where it is none', () => {
  expect(marked({ text: 'temp_\\d', isPattern: true }, 'temp_1 temp_x')).toBe('[temp_1] temp_x')
  expect(marked({ text: 'temp(', isPattern: true }, 'temp(')).toBe('temp(')
  expect(marked({ text: 'x*', isPattern: true }, 'abc')).toBe('abc')
})

it('loses no text', () => {
  expect(marked({ text: '', isPattern: false }, 'all of it')).toBe('all of it')
  expect(marked({ text: 'a', isPattern: false }, 'a'.repeat(30))).toBe(`${'[a]'.repeat(20)}${'a'.repeat(10)}`)
})
