/** A condition "contains this text", without regard to case; the wildcards of LIKE stand for themselves. */
export const containing = (text: string) => ({
  contains: text.replace(/[\\%_]/g, '\\$&'),
  mode: 'insensitive' as const,
})
