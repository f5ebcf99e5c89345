import { settingWords } from '../tenants/setting-words'

/** As the tenant's page calls the setting; one that is not known stays as it is. */
export const settingName = (setting: string): string =>
  settingWords.find(({ key }) => key === setting)?.label ?? setting
