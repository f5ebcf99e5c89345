import { expect, it } from 'vitest'
import { logRecord } from '@/testing/log-record'
import { fillHistory } from './fill-history'

/** A log of so many records, read in pages of ten; the cursor is the number of the last. */
const logOf = (count: number) => {
  const asked: (string | undefined)[] = []
  const fetchPage = async (cursor: string | undefined) => {
    asked.push(cursor)
    const newest = cursor === undefined ? count : Number(cursor) - 1
    const items = Array.from({ length: Math.min(10, newest) }, (_, index) =>
      logRecord({ seq: newest - index }),
    )
    const oldest = items.at(-1)?.seq ?? 1
    return { items, nextCursor: oldest > 1 ? String(oldest) : null }
  }
  return { asked, fetchPage }
}

it('asks once where nothing is known yet', async () => {
  const { asked, fetchPage } = logOf(95)
  const filled = await fillHistory(fetchPage, undefined)
  expect(filled).toMatchObject({ hasOlder: true, hasHole: false })
  expect(filled.items).toHaveLength(10)
  expect(asked).toEqual([undefined])
})

it('goes back to what is known, each record once', async () => {
  const { fetchPage } = logOf(95)
  const filled = await fillHistory(fetchPage, 71)
  expect(filled.items.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, index) => 95 - index))
  expect(filled.hasHole).toBe(false)
})

it('says that a hole is left where too much has happened', async () => {
  const { asked, fetchPage } = logOf(500)
  expect(await fillHistory(fetchPage, 3)).toMatchObject({ hasHole: true, hasOlder: true })
  expect(asked).toHaveLength(10)
})

it('ends where there is no more', async () => {
  expect(await fillHistory(logOf(0).fetchPage, 5)).toMatchObject({
    items: [],
    hasOlder: false,
    hasHole: false,
  })
  expect(await fillHistory(logOf(12).fetchPage, 0)).toMatchObject({ hasOlder: false, hasHole: false })
})
