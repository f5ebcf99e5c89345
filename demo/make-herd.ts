/** Many devices of one kind: numbered, and each with its own pace. */
import type { DemoDevice, Herd } from './demo-device'

interface HerdKind {
  readonly template: string
  readonly count: number
  /** Its inventory numbers begin with it; the ids that devices choose for themselves as well. */
  readonly prefix: string
  readonly areas: readonly [string, ...string[]]
  readonly flawed?: Herd['flawed']
  readonly device: Omit<DemoDevice, 'asset' | 'name' | 'tags' | 'everySeconds' | 'stays'>
  /** By the place in the row, from 0. */
  readonly stays?: Readonly<Record<number, 'away' | 'spare'>>
}

/** Seconds between two messages: enough to see it live, little enough for two hundred at once. */
const PACE_MIN = 12
const PACE_SPREAD = 17

export function makeHerd({
  template,
  count,
  prefix,
  areas,
  device,
  stays = {},
  flawed = [],
}: HerdKind): Herd {
  const one = (index: number): DemoDevice => {
    const number = String(index + 1).padStart(2, '0')
    const stay = stays[index]
    return {
      ...device,
      asset: `${prefix}-${number}`,
      name: `${template} ${number}`,
      tags: { area: areas[index % areas.length] ?? areas[0] },
      everySeconds: PACE_MIN + ((index * 7) % PACE_SPREAD),
      ...(stay === undefined ? {} : { stays: stay }),
    }
  }
  return { template, flawed, devices: [one(0), ...Array.from({ length: count - 1 }, (_, at) => one(at + 1))] }
}
