import { describe, expect, it } from 'vitest'
import { openApi } from '@/lib/contract/openapi'
import { operations } from '@/lib/contract/operations'
import { apiGroups, schemaWords } from './api-groups'

describe('apiGroups', () => {
  const calls = apiGroups(openApi()).flatMap((group) => group.calls)

  it('holds each operation of the API once', () => {
    expect(calls.map((call) => call.id).sort()).toEqual(operations.map(({ id }) => id).sort())
  })

  it('shows what a call takes', () => {
    const call = calls.find(({ id }) => id === 'listDevices')
    expect(call).toMatchObject({ method: 'GET', path: '/devices', status: '200', body: undefined })
    expect(call?.parameters).toContainEqual({
      name: 'limit',
      place: 'query',
      isRequired: false,
      type: 'integer, 1 to 200, default 50',
    })
  })

  it('has no answer to show where there is none', () => {
    expect(calls.find(({ id }) => id === 'deleteDevice')).toMatchObject({ status: '204', answer: undefined })
  })
})

describe('schemaWords', () => {
  it('lists the values of a choice', () => {
    expect(schemaWords({ type: 'string', enum: ['a', 'b'] })).toBe('a | b')
  })

  it('names the format before the type', () => {
    expect(schemaWords({ type: 'string', format: 'uuid' })).toBe('uuid')
  })
})
