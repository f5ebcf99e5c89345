import type { AuthConfigInput } from './auth-config-input'

export const json = ({ config }: AuthConfigInput): string => `${JSON.stringify(config, null, 2)}\n`
