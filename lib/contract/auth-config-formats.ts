export const authConfigFormats = ['json', 'env', 'c', 'mosquitto', 'python', 'node', 'arduino'] as const
export type AuthConfigFormat = (typeof authConfigFormats)[number]
