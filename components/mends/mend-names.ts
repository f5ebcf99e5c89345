import type { SwitchName } from '@/lib/core/registry'
import type { LimitName } from '@/lib/core/tenant-limits'
import { limitWords } from '../tenants/limit-words'
import { settingWords } from '../tenants/setting-words'

/** As the tenant's page calls the setting. */
export const settingName = (setting: SwitchName): string =>
  settingWords.find(({ key }) => key === setting)?.label ?? setting

/** As the settings of the tenant call the limit. */
export const limitName = (limit: LimitName): string => limitWords[limit].label
