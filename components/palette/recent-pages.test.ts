import { expect, it } from 'vitest'
import { addRecent, parseRecent } from './recent-pages'

it('keeps a page once, as it was last, with the newest first', () => {
  const pages = [
    { href: '/users', title: 'Users · Signalbox' },
    { href: '/devices?q=a', title: 'Devices · Signalbox' },
    { href: '/users?q=b', title: 'Users · Signalbox' },
  ].reduce(addRecent, [])
  expect(pages).toEqual([
    { href: '/users?q=b', title: 'Users' },
    { href: '/devices?q=a', title: 'Devices' },
  ])
})

it('keeps no more than eight', () => {
  const pages = Array.from({ length: 20 }, (_, n) => ({ href: `/jobs/${n}`, title: `Job ${n}` })).reduce(
    addRecent,
    [],
  )
  expect(pages).toHaveLength(8)
  expect(pages[0]?.title).toBe('Job 19')
})

it('leaves out a page that has no title of its own', () => {
  expect(addRecent([], { href: '/', title: 'Signalbox' })).toEqual([])
})

it('takes nothing from a store that another hand wrote', () => {
  expect(parseRecent('[{"href":"javascript:alert(1)","title":"x"}]')).toEqual([])
  expect(parseRecent('{')).toEqual([])
  expect(parseRecent(null)).toEqual([])
})
