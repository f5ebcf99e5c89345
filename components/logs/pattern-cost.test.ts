import { expect, it } from 'vitest'
import { patternCost } from './pattern-cost'

it.each(['temp_0\\d$', '(?:temp|hum)_\\d+', '"value":.*21', '[0-9]{1,3}(\\.[0-9]{1,3}){3}', 'a.*b.*', ''])(
  'takes %s for cheap',
  (source) => expect(patternCost(source)).toBeLessThan(6),
)

it.each(['(a|aa)+$', '(a|b|ab)*c', '(a{1,99}){1,99}b', 'a.*b.*c.*d', '(x?y?)*z', '(?:(a|aa)b?){20}'])(
  'takes %s for dear',
  (source) => expect(patternCost(source)).toBeGreaterThan(6),
)
