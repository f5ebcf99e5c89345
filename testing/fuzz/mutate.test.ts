import { expect, it } from 'vitest'
import { conversation } from './corpus'
import { mutate, split } from './mutate'
import { makeRandom } from './random'

const login = { username: 'u', password: 'p', topic: 'a/b' }

it('gives the same conversation for the same seed, and another for another', () => {
  const spoken = (seed: number) => {
    const random = makeRandom(seed)
    return Buffer.concat(mutate(random, conversation(random, login))).toString('hex')
  }
  expect(spoken(7)).toBe(spoken(7))
  expect(new Set(Array.from({ length: 20 }, (_, seed) => spoken(seed))).size).toBe(20)
})

it('splits bytes without losing any', () => {
  const random = makeRandom(1)
  const bytes = random.bytes(5_000)
  expect(Buffer.concat(split(random, bytes)).equals(bytes)).toBe(true)
})
