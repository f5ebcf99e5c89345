/** The protocol level of CONNECT, as people know it. */
export function protocolName(level: number): string {
  if (level === 3) return 'MQTT 3.1'
  return level === 4 ? 'MQTT 3.1.1' : `MQTT ${level}`
}
