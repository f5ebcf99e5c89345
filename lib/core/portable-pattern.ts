/**
 * Regular expressions that mean the same in the browser and in PostgreSQL: what the two read differently is refused in
 * words. Case is without meaning in them. Pure.
 */
export type Pattern =
  | { readonly isOk: true; readonly regExp: RegExp; readonly sql: string }
  | { readonly isOk: false; readonly fault: string }

/** For PostgreSQL, whose `\w` and `\d` would take letters of the server's locale. */
const classes: Readonly<Record<string, readonly [outside: string, inside: string | undefined]>> = {
  d: ['[0-9]', '0-9'],
  D: ['[^0-9]', undefined],
  w: ['[A-Za-z0-9_]', 'A-Za-z0-9_'],
  W: ['[^A-Za-z0-9_]', undefined],
  s: ['[ \\t\\n\\r\\f\\v]', ' \\t\\n\\r\\f\\v'],
  S: ['[^ \\t\\n\\r\\f\\v]', undefined],
  b: ['\\y', undefined],
  B: ['\\Y', undefined],
  t: ['\\t', '\\t'],
  n: ['\\n', '\\n'],
  r: ['\\r', '\\r'],
  f: ['\\f', '\\f'],
  v: ['\\v', '\\v'],
}
const TOKENS = /\\u[0-9a-f]{4}|\\[\s\S]|\(\?(?:[:=!]|<[=!])?|\{\d+(?:,\d*)?\}|\[\^?\]?|[\s\S]/gi
const REPEATS_MAX = 255

export function readPattern(source: string): Pattern {
  try {
    const regExp = new RegExp(source, 'i')
    return { isOk: true, regExp, sql: sqlOf(source) }
  } catch (error) {
    return { isOk: false, fault: error instanceof Error ? error.message : String(error) }
  }
}

function sqlOf(source: string): string {
  let sql = ''
  let isInSet = false
  /** For each open group, and for the whole: whether something in it repeats without bound. */
  const repeats = [false]
  let closed = false
  for (const [token] of source.matchAll(TOKENS)) {
    const wasClosed = closed
    closed = false
    if (token.startsWith('\\')) sql += escapeOf(token, isInSet)
    else if (isInSet) {
      // A bracket is a character there, and begins a class of POSIX for PostgreSQL.
      sql += token.startsWith('[') ? `\\${token}` : token
      isInSet = !token.endsWith(']')
    } else if (token.startsWith('[')) {
      if (token.endsWith(']')) throw refused('a set that begins with "]"')
      sql += token
      isInSet = true
    } else if (token === '(?') throw refused('"(?" other than (?: (?= (?! (?<= (?<!')
    else if (token.startsWith('(')) {
      repeats.push(false)
      sql += token
    } else if (token === ')') {
      closed = repeats.pop() ?? false
      if (closed) repeats[repeats.length - 1] = true
      sql += token
    } else {
      if (isUnbounded(token)) {
        if (wasClosed) throw refused('a repetition of a group that repeats within: it may never end')
        repeats[repeats.length - 1] = true
      }
      if (boundOf(token) > REPEATS_MAX) throw refused(`more than ${REPEATS_MAX} repetitions`)
      sql += token
    }
  }
  return sql
}

function escapeOf(token: string, isInSet: boolean): string {
  const letter = token.slice(1)
  if (/^u[0-9a-f]{4}$/i.test(letter)) {
    if (/^u0000$/i.test(letter)) throw refused('the character NUL')
    return token
  }
  if (!/^[a-z0-9]$/i.test(letter)) return token
  const known = classes[letter]?.[isInSet ? 1 : 0]
  if (known === undefined) throw refused(`"${token}"${isInSet ? ' within a set' : ''}`)
  return known
}

const isUnbounded = (token: string): boolean => token === '*' || token === '+' || /^\{\d+,\}$/.test(token)

const boundOf = (token: string): number =>
  Math.max(0, ...(/^\{(\d+)(?:,(\d*))?\}$/.exec(token)?.slice(1).map(Number).filter(Number.isFinite) ?? []))

const refused = (what: string): Error => new Error(`Patterns of Live Logs do not take ${what}.`)
