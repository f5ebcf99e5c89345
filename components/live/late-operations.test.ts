import { expect, it } from 'vitest'
import * as late from './late-operations'

it.each(Object.entries(late))('knows the id of %s before it is here', async (_, { id, load }) => {
  expect((await load()).id).toBe(id)
})
