/**
 * JSON laid out over lines without being read into values: numbers keep every digit, and a name that stands twice is
 * shown twice. Nothing for text that is no JSON. Pure.
 */
const STEP = '  '
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

export function indentJson(text: string): string | undefined {
  if (!isJson(text)) return undefined
  const tokens = text.match(TOKENS) ?? []
  let out = ''
  let depth = 0
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1]
    if (token === '}' || token === ']') {
      depth--
      if (before !== '{' && before !== '[') out += line(depth)
    } else if (before === '{' || before === '[' || before === ',') out += line(depth)
    out += token === ':' ? ': ' : token
    if (token === '{' || token === '[') depth++
  }
  return out
}

const line = (depth: number): string => `\n${STEP.repeat(depth)}`

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
