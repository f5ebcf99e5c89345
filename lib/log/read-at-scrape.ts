/** Metrics whose values are kept elsewhere and read when somebody asks: where things happen they cost nothing. */
import { Counter, Gauge, type Registry } from 'prom-client'

export type Sample<Label extends string = never> = readonly [labels: Record<Label, string>, value: number]

export interface Described<Label extends string = never> {
  readonly name: string
  readonly help: string
  readonly labels?: readonly Label[]
}

/** `read` answers with one number, or with one for each combination of labels. */
export type Read<Label extends string> = () => number | Iterable<Sample<Label>>

export function readGauge<Label extends string = never>(
  registry: Registry,
  described: Described<Label>,
  read: Read<Label>,
): void {
  new Gauge<Label>({
    ...configOf(described, registry),
    collect() {
      this.reset()
      for (const [labels, value] of samplesOf(read())) this.inc(labels, value)
    },
  })
}

export function readCounter<Label extends string = never>(
  registry: Registry,
  described: Described<Label>,
  read: Read<Label>,
): void {
  new Counter<Label>({
    ...configOf(described, registry),
    collect() {
      this.reset()
      for (const [labels, value] of samplesOf(read())) this.inc(labels, value)
    },
  })
}

const configOf = <Label extends string>(
  { name, help, labels }: Described<Label>,
  registry: Registry,
): { name: string; help: string; labelNames: Label[]; registers: Registry[] } => ({
  name,
  help,
  labelNames: [...(labels ?? [])],
  registers: [registry],
})

const samplesOf = <Label extends string>(
  read: number | Iterable<Sample<Label>>,
): Iterable<readonly [Partial<Record<Label, string>>, number]> =>
  typeof read === 'number' ? [[{}, read]] : read
