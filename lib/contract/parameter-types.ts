export const parameterTypes = ['number', 'text', 'boolean', 'json'] as const
