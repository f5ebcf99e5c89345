import { expect, it } from 'vitest'
import { consoleOrigin } from './console-origin'

it('is where the browser found the console', () => {
  expect(consoleOrigin(new Headers({ host: 'plant.example:3000' }))).toBe('http://plant.example:3000')
  const behind = new Headers({ 'x-forwarded-host': '[::1]:3443', 'x-forwarded-proto': 'https' })
  expect(consoleOrigin(behind)).toBe('https://[::1]:3443')
})

it('is nothing that a shell would run', () => {
  expect(consoleOrigin(new Headers({ host: '$(reboot)' }))).toBeUndefined()
})
