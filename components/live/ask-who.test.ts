import { expect, it } from 'vitest'
import { whoAmIOp } from '@/lib/contract/session'
import { WHO_PATH } from './ask-who'

it('asks where the contract says', () => {
  expect(WHO_PATH).toBe(whoAmIOp.path)
  expect(whoAmIOp.output.shape.id.safeParse('an id').success).toBe(true)
})
