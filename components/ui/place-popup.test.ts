import { expect, it } from 'vitest'
import { placePopup } from './place-popup'

const view = { width: 400, height: 300 }
const opener = { left: 100, top: 100, width: 80, height: 20 }
const below = { side: 'below', align: 'start' } as const

it('stands below its opener, from where that begins or to where it ends', () => {
  const popup = { width: 120, height: 50 }
  expect(placePopup(opener, popup, view, below)).toEqual({ left: 100, top: 124, heightMax: 168 })
  expect(placePopup(opener, popup, view, { side: 'below', align: 'end' }).left).toBe(60)
})

it('goes to the other side where it does not fit and there is more room', () => {
  const low = { ...opener, top: 250 }
  expect(placePopup(low, { width: 120, height: 60 }, view, below)).toEqual({
    left: 100,
    top: 186,
    heightMax: 238,
  })
})

it('stays where it was wanted when the other side has even less room, and may be as high as there is', () => {
  expect(placePopup(opener, { width: 120, height: 900 }, view, below)).toMatchObject({
    top: 124,
    heightMax: 168,
  })
})

it('ends at its opener where it stands above and has to scroll', () => {
  const low = { ...opener, top: 200 }
  const place = placePopup(low, { width: 120, height: 900 }, view, { side: 'above', align: 'start' })
  expect(place.top).toBe(8)
  expect(place.top + place.heightMax).toBe(196)
})

it.each([
  [{ ...opener, left: 380 }, 272],
  [{ ...opener, left: -50 }, 8],
])('stays within the window', (at, left) => {
  expect(placePopup(at, { width: 120, height: 50 }, view, below).left).toBe(left)
})
