/** A name as one lower-case topic level: letters and digits stay, all else becomes a dash; empty where nothing stays. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LENGTH_MAX)
    .normalize('NFC')

const LENGTH_MAX = 40
