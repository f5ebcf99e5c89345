import { expect, it } from 'vitest'
import { lapseAfter, signedIn } from './session-lapse'

const asked = lapseAfter(signedIn, 'refused-read')
const putOff = lapseAfter(asked, 'put-off')

it('asks when the first read is refused', () => {
  expect(asked).toEqual({ isLapsed: true, isAsking: true })
})

it('does not ask again for a read once the reader has put it off', () => {
  expect(lapseAfter(putOff, 'refused-read')).toEqual({ isLapsed: true, isAsking: false })
})

it('asks again when the reader does something', () => {
  expect(lapseAfter(putOff, 'refused-act')).toEqual({ isLapsed: true, isAsking: true })
})

it('ends with the sign-in, and says nothing new where nothing changed', () => {
  expect(lapseAfter(asked, 'signed-in')).toBe(signedIn)
  expect(lapseAfter(signedIn, 'signed-in')).toBe(signedIn)
  expect(lapseAfter(asked, 'refused-act')).toBe(asked)
})
