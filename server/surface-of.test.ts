import { expect, it } from 'vitest'
import { surfaceOf } from './surface-of'

it.each([
  ['/api/v1/devices?limit=5', 'api'],
  ['/Auth', 'api'],
  ['/v2/publish/box', 'api'],
  ['/_next/static/chunks/a.js', 'asset'],
  ['/favicon.ico', 'asset'],
  ['/', 'page'],
  ['/tenant/1/devices?q=a.b', 'page'],
  [undefined, 'page'],
])('%s is of the kind %s', (url, surface) => {
  expect(surfaceOf(url)).toBe(surface)
})
