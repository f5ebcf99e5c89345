/** What a copied `mosquitto_pub` line says, for a client that is at hand wherever the tests run. */
interface MosquittoWords {
  readonly clientId: string
  readonly username: string
  readonly password: string
  readonly topic: string
  readonly payload: string
}

export function readMosquittoLine(line: string): MosquittoWords {
  const option = (letter: string): string => {
    const found = new RegExp(`\\s-${letter} ('([^']*)'|\\S+)`).exec(line)
    if (!found) throw new Error(`the line has no -${letter}`)
    return found[2] ?? found[1] ?? ''
  }
  return {
    clientId: option('i'),
    username: option('u'),
    password: option('P'),
    topic: option('t'),
    payload: option('m'),
  }
}
