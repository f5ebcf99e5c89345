import { expect, it } from 'vitest'
import { exampleOf } from './example-of'

it('follows objects and arrays, and names what goes in each place', () => {
  expect(
    exampleOf({
      type: 'object',
      properties: {
        id: { type: 'string', format: 'uuid' },
        state: { type: 'string', enum: ['on', 'off'] },
        list: { type: 'array', items: { type: 'integer' } },
        label: { type: ['string', 'null'] },
        at: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] },
      },
    }),
  ).toEqual({ id: 'uuid', state: 'on | off', list: [0], label: 'string', at: 'date-time' })
})

it('ends though a schema does not', () => {
  const endless: { type: string; properties: Record<string, never> } = { type: 'object', properties: {} }
  Object.assign(endless.properties, { again: endless })
  expect(JSON.stringify(exampleOf(endless))).toContain('…')
})
