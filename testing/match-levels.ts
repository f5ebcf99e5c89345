/** Whether a filter matches a topic, level by level as section 4.7 of MQTT reads: what every matcher of ours is held against. */
export function matchLevels(filter: readonly string[], topic: readonly string[], at = 0): boolean {
  const pattern = filter[at]
  const level = topic[at]
  if (pattern === undefined) return level === undefined
  // [MQTT-4.7.2-1] No filter that begins with a wildcard matches `$...`.
  if (at === 0 && level?.startsWith('$') && (pattern === '+' || pattern === '#')) return false
  if (pattern === '#') return true
  if (level === undefined) return false
  return (pattern === '+' || pattern === level) && matchLevels(filter, topic, at + 1)
}
