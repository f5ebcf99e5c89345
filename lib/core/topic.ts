/** MQTT topic names and filters: what is well formed, what matches, what covers what [MQTT-4.7]. */

export const TOPIC_BYTES_MAX = 512
export const TOPIC_LEVELS_MAX = 16

const encoder = new TextEncoder()

const utf8Length = (text: string): number => encoder.encode(text).length

/** Why a topic name is not well formed, or `undefined` where it is. Empty levels and U+FEFF are legal. */
export function topicNameFlaw(topic: string): string | undefined {
  if (topic.includes('+') || topic.includes('#')) return 'a topic name holds no wildcard'
  return textFlaw(topic)
}

/** Why a topic filter is not well formed, or `undefined` where it is. */
export function topicFilterFlaw(filter: string): string | undefined {
  const flaw = textFlaw(filter)
  if (flaw) return flaw
  const levels = filter.split('/')
  for (const [index, level] of levels.entries()) {
    if (level.includes('#') && (level !== '#' || index !== levels.length - 1)) {
      return '# stands alone, as the last level' // [MQTT-4.7.1-1]
    }
    if (level.includes('+') && level !== '+') return '+ stands alone in its level' // [MQTT-4.7.1-2]
  }
  return undefined
}

function textFlaw(text: string): string | undefined {
  if (text.length === 0) return 'a topic has at least one character' // [MQTT-4.7.3-1]
  if (text.includes('\u0000')) return 'a topic holds no NUL' // [MQTT-4.7.3-2]
  if (utf8Length(text) > TOPIC_BYTES_MAX) return `a topic has at most ${TOPIC_BYTES_MAX} bytes`
  if (text.split('/').length > TOPIC_LEVELS_MAX) return `a topic has at most ${TOPIC_LEVELS_MAX} levels`
  return undefined
}

/** Whether `filter` matches `topic`, both well formed; a leading wildcard never matches `$...` [MQTT-4.7.2-1]. */
export function filterMatches(filter: string, topic: string): boolean {
  const pattern = filter.split('/')
  const levels = topic.split('/')
  if (topic.startsWith('$') && (pattern[0] === '+' || pattern[0] === '#')) return false
  for (const [index, level] of pattern.entries()) {
    if (level === '#') return true
    if (index >= levels.length || (level !== '+' && level !== levels[index])) return false
  }
  return pattern.length === levels.length || (pattern.length === levels.length + 1 && pattern.at(-1) === '#')
}

/** Whether every topic that `inner` matches is matched by `outer` too. */
export function filterCovers(outer: string, inner: string): boolean {
  const wide = outer.split('/')
  const narrow = inner.split('/')
  if (inner.startsWith('$') && (wide[0] === '+' || wide[0] === '#')) return false // [MQTT-4.7.2-1]
  for (const [index, level] of wide.entries()) {
    if (level === '#') return true
    const other = narrow[index]
    if (other === undefined || other === '#') return false
    if (level === '+' ? false : level !== other) return false
  }
  return wide.length === narrow.length
}

/** Whether some topic is matched by both filters. */
export function filtersMeet(a: string, b: string): boolean {
  const left = a.split('/')
  const right = b.split('/')
  for (let index = 0; ; index++) {
    const one = left[index]
    const two = right[index]
    if (one === undefined && two === undefined) return true
    if (one === '#' || two === '#') return true
    if (one === undefined || two === undefined) return false
    if (one !== '+' && two !== '+' && one !== two) return false
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is encoded
const ENCODED = /[%/+#\u0000-\u001f\u007f-\u009f]/g

/** A name as one level of an output topic: `%`, `/`, `+`, `#` and control characters percent-encoded (UTF-8). */
export function encodeLevel(name: string): string {
  return name.replace(ENCODED, (character) =>
    [...encoder.encode(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  )
}
