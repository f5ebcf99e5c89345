/** The text format of Prometheus, as far as ours goes: no value of a label has a quote or a brace in it. */

export interface Exposed {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

export function readExposition(text: string): readonly Exposed[] {
  return text.split('\n').flatMap((line) => {
    const [, name, labels, value] = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? []
    if (name === undefined || value === undefined) return []
    return [{ name, labels: readLabels(labels ?? ''), value: Number(value) }]
  })
}

const readLabels = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))

/** The sum of those of a name that have all of these labels. */
export const sumOf = (
  exposed: readonly Exposed[],
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number =>
  exposed
    .filter(
      (one) =>
        one.name === name && Object.entries(labels).every(([label, value]) => one.labels[label] === value),
    )
    .reduce((sum, { value }) => sum + value, 0)
