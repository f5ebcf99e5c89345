import { describe, expect, it } from 'vitest'
import { RetainedMessages } from './retained-messages'

const message = (topic: string, text = 'x') => ({ topic, payload: Buffer.from(text) })
const found = (kept: RetainedMessages<ReturnType<typeof message>>, ...filters: string[]) =>
  [...kept.matching(filters)].map(({ topic, payload }) => `${topic} ${payload}`)

describe('RetainedMessages', () => {
  it('keeps the last of each topic, until an empty one takes it away', () => {
    const kept = new RetainedMessages<ReturnType<typeof message>>()
    kept.keep(message('$plain/1/a', 'one'))
    kept.keep(message('$plain/1/a', 'two'))
    kept.keep(message('$plain/2/a', 'theirs'))
    expect(found(kept, '$plain/1/#')).toEqual(['$plain/1/a two'])
    kept.keep(message('$plain/1/a', ''))
    expect(found(kept, '$plain/1/#')).toEqual([])
    expect(found(kept, '$plain/2/#')).toEqual(['$plain/2/a theirs'])
  })

  it('gives what several filters match once, and matches empty levels', () => {
    const kept = new RetainedMessages<ReturnType<typeof message>>()
    for (const topic of ['$plain/1//a', '$plain/1/b/a', '$plain/1/']) kept.keep(message(topic))
    expect(found(kept, '$plain/1/+/a', '$plain/1/#')).toHaveLength(3)
    expect(found(kept, '$plain/1/+/a')).toHaveLength(2)
    expect(found(kept, '$plain/1/+')).toEqual(['$plain/1/ x'])
  })

  it('has room for as many of a namespace as are asked about, always for one that replaces another', () => {
    const kept = new RetainedMessages<ReturnType<typeof message>>()
    for (let index = 0; index < 5; index++) kept.keep(message(`$plain/1/${index}`))
    expect(kept.hasRoom('$plain/1/more', 5)).toBe(false)
    expect(kept.hasRoom('$plain/1/more', 6)).toBe(true)
    expect(kept.hasRoom('$plain/1/0', 5)).toBe(true)
    expect(kept.hasRoom('$plain/2/more', 5)).toBe(true)
    expect(kept.hasRoom('$plain/2/more', 0)).toBe(false)
    expect([...kept.counts()]).toEqual([['$plain/1', 5]])
    kept.keep(message('$plain/1/0', ''))
    expect(kept.hasRoom('$plain/1/more', 5)).toBe(true)
  })
})
