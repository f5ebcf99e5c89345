const SLUG = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/

/** What the console takes as the slug of a sensor. */
export const isSlug = (name: string): boolean => SLUG.test(name)
