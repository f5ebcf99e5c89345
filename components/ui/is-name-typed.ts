/** Names are kept in NFC; a keyboard may give another form of the same letters. */
export const isNameTyped = (typed: string, name: string): boolean => typed.trim().normalize('NFC') === name
