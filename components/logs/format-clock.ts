/** The time of day to the millisecond, in the reader's own zone. Pure. */
export function formatClock(at: string): string {
  const time = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  const ms = String(time.getMilliseconds()).padStart(3, '0')
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}.${ms}`
}
