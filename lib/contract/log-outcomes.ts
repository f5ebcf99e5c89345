export const logOutcomes = ['allowed', 'refused'] as const
export const logFormats = ['csv', 'ndjson'] as const
