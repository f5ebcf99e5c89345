import type { Bar } from './verdicts'

export interface SoakReport {
  readonly minutes: number
  readonly perSecond: number
  readonly devices: number
  readonly bars: readonly Bar[]
  readonly counts: Readonly<Record<string, number>>
  readonly date: string
  readonly cores: number
  readonly loadBefore: number
}

export const barTable = (bars: readonly Bar[]): string =>
  [
    '| what | bar | measured |',
    '| --- | --- | --- |',
    ...bars.map(
      ({ what, bar, value, isHeld }) => `| ${what} | ${bar} | ${isHeld ? value : `**${value}**`} |`,
    ),
  ].join('\n')

export const countTable = (counts: SoakReport['counts']): string =>
  [
    '| what | how often |',
    '| --- | --- |',
    ...Object.entries(counts).map(([what, count]) => `| ${what} | ${count.toLocaleString('en-US')} |`),
  ].join('\n')

export const soakPage = ({
  minutes,
  perSecond,
  devices,
  bars,
  counts,
  date,
  cores,
  loadBefore,
}: SoakReport): string => `# Soak: everything at once

Written by \`npm run soak -- --minutes=${minutes}\` on ${date}: ${cores} cores, shared by the broker, its database, the console's
server and whoever makes the load. Before the run the machine's load average was ${loadBefore.toFixed(1)}. A value that misses its bar is
bold, and the command then ends with exit code 1.

${barTable(bars)}

What went on meanwhile: ${devices} devices of all five dialects, asked to publish ${perSecond} times a second in all at QoS 1, and what
follows, all at once. A third of the devices belongs to a tenant from which access is taken and given back without end.

${countTable(counts)}

- **Flat**: \`GET /api/metrics\` is read every ten seconds; the median of the last sixth of the run against that of the second
  sixth. In the first caches fill and code is compiled.
- **Event loop**: how late a timer of the process comes, each 20 ms.
- **Acknowledged**: each message has a number, which is its value. A device notes those of which it got the PUBACK; afterwards
  the API is asked for every reading, and each number must be among them, or in Live Logs with the reason why it was refused
  (ThingScale's devices share an account, which stays connected while one of them is disabled: what that one sends is
  acknowledged, refused and told).
`
