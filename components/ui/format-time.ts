/** How the console writes times: 24 hours, in the reader's own zone, the same in every language. Pure. */
const two = (part: number): string => String(part).padStart(2, '0')

/** "2026-11-21 13:04:05" */
export function formatDateTime(at: string | number): string {
  const time = new Date(at)
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`
}

/** "13:04:05.678" */
export function formatClock(at: string | number): string {
  const time = new Date(at)
  const ms = String(time.getMilliseconds()).padStart(3, '0')
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}.${ms}`
}
