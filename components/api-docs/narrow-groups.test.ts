import { expect, it } from 'vitest'
import type { ApiCall } from './api-groups'
import { narrowGroups } from './narrow-groups'

const call = (method: string, path: string, summary: string): ApiCall => ({
  id: path,
  method,
  path,
  summary,
  needs: '',
  parameters: [],
  body: undefined,
  status: '200',
  answer: undefined,
})
const groups = [
  {
    name: 'devices',
    calls: [call('GET', '/devices', 'Devices that the caller sees'), call('POST', '/devices', 'Create one')],
  },
  { name: 'users', calls: [call('POST', '/users', 'Create a user')] },
]
const found = (q: string) =>
  narrowGroups(groups, q).map(({ name, calls }) => [name, calls.map(({ method }) => method)])

it('finds what holds every word, and leaves out groups without a call', () => {
  expect(found('post devices')).toEqual([['devices', ['POST']]])
  expect(found('CREATE')).toEqual([
    ['devices', ['POST']],
    ['users', ['POST']],
  ])
  expect(found('no such call')).toEqual([])
})

it('is all of them where nothing is asked', () => {
  expect(narrowGroups(groups, ' ')).toBe(groups)
})
