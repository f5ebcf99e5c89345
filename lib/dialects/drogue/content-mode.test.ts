import { expect, it } from 'vitest'
import { contentModeOf } from './content-mode'

it('is structured where nothing is asked', () => {
  expect(contentModeOf(undefined, 5)).toBe('structured')
  expect(contentModeOf({ other: 'binary' }, 5)).toBe('structured')
})

it('is what is asked', () => {
  expect(contentModeOf({ 'content-mode': 'binary' }, 5)).toBe('binary')
  expect(contentModeOf({ 'content-mode': 'structured' }, 5)).toBe('structured')
  expect(contentModeOf({ 'content-mode': ['binary', 'binary'] }, 5)).toBe('binary')
})

it('cannot be asked for on MQTT 3', () => {
  expect(contentModeOf({ 'content-mode': 'binary' }, 4)).toBe('structured')
})

it.each(['Binary', '', 'batched', ['binary', 'structured']].map((mode) => [mode]))(
  '%o is not known',
  (mode) => {
    expect(contentModeOf({ 'content-mode': mode }, 5)).toMatchObject({ code: 'content-mode-not-known' })
  },
)
