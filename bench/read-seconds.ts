const SECONDS = 60
const HOUR = 3600

/** How long a row is measured: `90`, `--seconds=90`, `hour` or `--hour`; a minute where nothing is said. */
export function readSeconds(argument: string | undefined): number {
  const said = argument?.replace(/^--(seconds=)?/, '')
  if (said === undefined) return SECONDS
  const seconds = said === 'hour' ? HOUR : Number(said)
  if (!(seconds >= 1 && seconds <= HOUR)) throw new Error('seconds a row: a number from 1 to 3600, or hour')
  return seconds
}
