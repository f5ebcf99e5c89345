import type { SwitchName } from '@/lib/core/registry'
import { settingWords } from '../tenants/setting-words'

/** What the tenant's page says of the setting, and for whom it holds. Pure. */
export const settingConsequences = (setting: SwitchName): readonly string[] => [
  ...settingWords.filter(({ key }) => key === setting).map(({ sentence }) => sentence),
  'It holds for every device of the tenant. The settings of the tenant take it back.',
]
