/** About how many ways a regular expression may try on one short text before it gives up, as a power of ten. Pure. */

/** So many repetitions stand for "any number". */
const MANY = 400
const TOKENS = /\\[\s\S]|\(\?(?:[:=!]|<[=!])|\[\^?(?:\\[\s\S]|[^\]\\])*\]|\{\d+(?:,\d*)?\}|[\s\S]/g

interface Group {
  /** Of the alternatives before this one, the dearest; and how many there were. */
  dearest: number
  alternatives: number
  /** Of this alternative, without its last atom. */
  sum: number
  /** Of the last atom, which a quantifier may follow. */
  atom: number
}

const fresh = (): Group => ({ dearest: 0, alternatives: 1, sum: 0, atom: 0 })

export function patternCost(source: string): number {
  const open: Group[] = []
  let group = fresh()
  const nextAtom = (cost: number) => {
    group.sum += group.atom
    group.atom = cost
  }
  for (const [token] of source.matchAll(TOKENS)) {
    if (token.startsWith('(')) {
      open.push(group)
      group = fresh()
    } else if (token === ')') {
      const inner = costOf(group)
      group = open.pop() ?? fresh()
      nextAtom(inner)
    } else if (token === '|') {
      group = { ...fresh(), dearest: costOf(group, false), alternatives: group.alternatives + 1 }
    } else if (token === '?') group.atom += Math.log10(2)
    else if (isQuantifier(token)) group.atom = repeated(group.atom, token)
    else nextAtom(0)
  }
  return costOf(group)
}

function costOf({ dearest, alternatives, sum, atom }: Group, withChoice = true): number {
  return Math.max(dearest, sum + atom) + (withChoice ? Math.log10(alternatives) : 0)
}

const isQuantifier = (token: string): boolean => token === '*' || token === '+' || /^\{\d/.test(token)

function repeated(cost: number, token: string): number {
  const [, from = '0', comma, to = ''] = /^\{(\d+)(,?)(\d*)\}$/.exec(token) ?? []
  const most = comma === undefined || (comma !== '' && to === '') ? MANY : Number(comma === '' ? from : to)
  const least = comma === undefined ? 0 : Number(from)
  return cost * most + Math.log10(Math.max(1, most - least + 1))
}
