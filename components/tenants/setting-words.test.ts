import { expect, it } from 'vitest'
import { switchNames } from '@/lib/core/registry'
import { settingWords } from './setting-words'

it('has a switch for each setting of a tenant', () => {
  expect(settingWords.map(({ key }) => key).sort()).toEqual([...switchNames].sort())
})
