import { expect, it } from 'vitest'
import { slug } from '../contract/sensors'
import { slugFlaw } from './slug'

it.each(['a', 'A.b:c-d_e', '-a', 'a/b', 'x'.repeat(64), 'x'.repeat(65)])(
  'says of "%s" what the contract says',
  (text) => {
    expect(slugFlaw(text)).toBe(slug.safeParse(text).error?.issues[0]?.message)
  },
)
