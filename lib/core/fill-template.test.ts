import { describe, expect, it } from 'vitest'
import { fillTemplate, holesOf } from './fill-template'
import type { JsonValue } from './json'

const json = (payload: string, values: Record<string, JsonValue>) =>
  fillTemplate({ payload, encoding: 'json' }, new Map(Object.entries(values)))
const text = (payload: string, values: Record<string, JsonValue>) =>
  fillTemplate({ payload, encoding: 'text' }, new Map(Object.entries(values)))

describe('a template of JSON', () => {
  it('takes numbers, booleans, texts and JSON as what they are', () => {
    expect(
      json('{"n": {{n}}, "b": {{b}}, "t": {{ t }}, "j": {{j}}}', { n: 1.5, b: true, t: 'x', j: [1, null] }),
    ).toEqual({ ok: true, payload: { n: 1.5, b: true, t: 'x', j: [1, null] } })
  })

  it('keeps a value within the string that it stands in, whatever quotes, backslashes and line breaks it has', () => {
    const hostile = '", "admin": true, "x": "\\\n\u2028'
    expect(json('{"note": "max {{note}} rpm"}', { note: hostile })).toEqual({
      ok: true,
      payload: { note: `max ${hostile} rpm` },
    })
  })

  it('keeps a value that looks like JSON, or like another hole, the text that it is', () => {
    expect(json('{"a": {{a}}, "b": {{b}}}', { a: '{{b}}', b: '1, "c": 2' })).toEqual({
      ok: true,
      payload: { a: '{{b}}', b: '1, "c": 2' },
    })
  })

  it('is not fooled by escaped quotes before a hole', () => {
    expect(json('{"a": "say \\"{{a}}\\" \\\\", "b": {{b}}}', { a: 'hi', b: 'there' })).toEqual({
      ok: true,
      payload: { a: 'say "hi" \\', b: 'there' },
    })
  })

  it('may be one hole', () => {
    expect(json('{{v}}', { v: '21' })).toEqual({ ok: true, payload: '21' })
    expect(json('{{v}}', { v: 21 })).toEqual({ ok: true, payload: 21 })
  })

  it('puts what is no text as JSON text within a string', () => {
    expect(json('"{{v}} rpm"', { v: 1200 })).toEqual({ ok: true, payload: '1200 rpm' })
  })

  it('is refused with a sentence where it is no JSON', () => {
    expect(json('{"a": {{a}}', { a: 1 })).toMatchObject({ ok: false, sentence: /no JSON/ })
  })
})

it('puts values into text as they are, dollar signs included', () => {
  expect(text('SET {{name}}={{value}};', { name: 'SP$&1', value: 21.5 })).toEqual({
    ok: true,
    payload: 'SET SP$&1=21.5;',
  })
})

it('names the hole that has no value', () => {
  expect(text('{{a}} {{b}}', { a: 1 })).toEqual({
    ok: false,
    sentence: 'The payload has {{b}}, and no value for it.',
  })
})

it('finds each hole once, in order', () => {
  expect(holesOf({ payload: '{{b}} {{a}} {{ b }} {{}} {{1x}}' })).toEqual(['b', 'a'])
})
