import { describe, expect, it } from 'vitest'
import type { CommandTemplate } from '@/lib/contract/command-templates'
import { type BatchDraft, checkBatch, OWN } from './batch-draft'

const draft: BatchDraft = {
  from: OWN,
  texts: {},
  name: 'line/motor/speed',
  payload: '{"rpm": 1}',
  isJson: true,
  mapping: '',
  dialect: '',
  presence: '',
  q: ' ',
}
const template: CommandTemplate = {
  id: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0009',
  tenantId: 7,
  label: 'Speed',
  name: 'a/b/c',
  payload: '{{rpm}}',
  encoding: 'json',
  mapping: null,
  qos: 1,
  parameters: [{ name: 'rpm', type: 'number' }],
  createdAt: '2026-11-21T12:00:00Z',
}

describe('the form "send to many"', () => {
  it('asks for the devices of the tenant, narrowed by what is filled in', () => {
    expect(checkBatch(draft, 7, [])).toEqual({
      isOk: true,
      input: {
        filter: { tenantId: 7 },
        command: { name: 'line/motor/speed', payload: { rpm: 1 }, encoding: 'json' },
      },
    })
    const narrow = { ...draft, dialect: 'capture', presence: 'online', q: 'press' } as const
    expect(checkBatch(narrow, 7, [])).toMatchObject({
      input: { filter: { tenantId: 7, dialect: 'capture', presence: 'online', q: 'press' } },
    })
  })

  it('sends a template with its values, or says which is missing', () => {
    const chosen = { ...draft, from: template.id }
    expect(checkBatch(chosen, 7, [template])).toEqual({ isOk: false, flaws: { rpm: 'A number.' } })
    expect(checkBatch({ ...chosen, texts: { rpm: '1200' } }, 7, [template])).toMatchObject({
      input: { template: { templateId: template.id, parameters: { rpm: 1200 } } },
    })
  })

  it('names what is wrong with a command of its own', () => {
    expect(checkBatch({ ...draft, name: ' ', payload: '{' }, 7, [])).toEqual({
      isOk: false,
      flaws: { name: expect.any(String), payload: 'Not JSON.' },
    })
    expect(checkBatch({ ...draft, payload: '{', isJson: false }, 7, [])).toMatchObject({
      input: { command: { payload: '{', encoding: 'text' } },
    })
  })
})
