/** `--minutes=60`: how long; undefined where it is no number that makes sense. */
export function readMinutes(args: readonly string[]): number | undefined {
  const text = args.map((arg) => /^--minutes=(.+)$/.exec(arg)?.[1]).find((one) => one !== undefined)
  if (args.length === 0) return 60
  const minutes = Number(text)
  return Number.isFinite(minutes) && minutes >= 1 && minutes <= 10_080 && args.length === 1
    ? minutes
    : undefined
}
