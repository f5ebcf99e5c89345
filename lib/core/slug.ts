/** A sensor's name in topics. Case-sensitive, one topic level. */
export const SLUG = /^[A-Za-z0-9][A-Za-z0-9_.:-]*$/
export const SLUG_MAX = 64
export const SLUG_WORDS = 'letters, digits and _ . : - only, beginning with a letter or digit'

export function slugFlaw(text: string): string | undefined {
  if (text.length > SLUG_MAX) return `Too big: expected string to have <=${SLUG_MAX} characters`
  return SLUG.test(text) ? undefined : SLUG_WORDS
}

export const isSlug = (text: string): boolean => slugFlaw(text) === undefined
