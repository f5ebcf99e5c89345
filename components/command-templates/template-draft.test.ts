import { describe, expect, it } from 'vitest'
import type { CommandTemplate } from '@/lib/contract/command-templates'
import { readParameter, readParameters, startingTexts } from './parameter-text'
import { checkTemplate, draftOfTemplate, emptyTemplate, parametersOf } from './template-draft'

const template: CommandTemplate = {
  id: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0009',
  tenantId: 1,
  label: 'Set point',
  name: 'setpoint',
  payload: '{"v": {{v}}, "on": {{on}}}',
  encoding: 'json',
  mapping: null,
  qos: 1,
  parameters: [
    { name: 'v', type: 'number' },
    { name: 'on', type: 'boolean', default: true },
  ],
  createdAt: '2026-11-21T12:00:00Z',
}

describe('the form of a template', () => {
  it('asks for one parameter a hole, and keeps what was said of one whose hole comes back', () => {
    const draft = {
      ...emptyTemplate,
      payload: '{{a}} {{b}}',
      parameters: { b: { type: 'text', default: 'x' } },
    } as const
    expect(parametersOf(draft)).toEqual([
      { name: 'a', type: 'number', default: '' },
      { name: 'b', type: 'text', default: 'x' },
    ])
  })

  it('gives back the template that it was opened with', () => {
    const { label, name, payload, encoding, qos, parameters } = template
    expect(checkTemplate(draftOfTemplate(template))).toEqual({
      isOk: true,
      input: { label, name, payload, encoding, qos, parameters },
    })
  })

  it('names each field that is wrong', () => {
    const draft = { ...emptyTemplate, parameters: { value: { type: 'number', default: 'x' } } } as const
    expect(checkTemplate(draft)).toEqual({
      isOk: false,
      flaws: { label: expect.any(String), name: expect.any(String), value: 'A number.' },
    })
  })
})

describe('the values of parameters', () => {
  it.each([
    ['number', ' 1.5 ', { value: 1.5 }],
    ['number', '', { flaw: 'A number.' }],
    ['text', '', { value: '' }],
    ['boolean', 'false', { value: false }],
    ['json', '[1]', { value: [1] }],
    ['json', 'x', { flaw: expect.any(String) }],
  ] as const)('a %s of %j', (type, text, expected) => {
    expect(readParameter(type, text)).toEqual(expected)
  })

  it('begin with the defaults, and are all there or all told of', () => {
    const texts = startingTexts(template.parameters)
    expect(texts).toEqual({ v: '', on: 'true' })
    expect(readParameters(template.parameters, texts)).toEqual({ isOk: false, flaws: { v: 'A number.' } })
    expect(readParameters(template.parameters, { ...texts, v: '3' })).toEqual({
      isOk: true,
      values: { v: 3, on: true },
    })
  })
})
