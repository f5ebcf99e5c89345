const SECONDS = 60
const SECONDS_MAX = 600

/** How long a row is measured: `90` or `--seconds=90`; a minute where nothing is said. */
export function readSeconds(argument: string | undefined): number {
  if (argument === undefined) return SECONDS
  const seconds = Number(argument.replace(/^--seconds=/, ''))
  if (!(seconds >= 1 && seconds <= SECONDS_MAX))
    throw new Error(`seconds a row: a number from 1 to ${SECONDS_MAX}`)
  return seconds
}
