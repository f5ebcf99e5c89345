const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 20
/** The largest multiple of the alphabet's length in a byte: bytes above it would favour its first letters. */
const FAIR = 256 - (256 % LETTERS.length)

/** A random password of letters and digits that are not mistaken for one another. */
export function makePassword(): string {
  const letters: string[] = []
  while (letters.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH))) {
      if (byte < FAIR && letters.length < LENGTH) letters.push(LETTERS.charAt(byte % LETTERS.length))
    }
  }
  return letters.join('')
}
