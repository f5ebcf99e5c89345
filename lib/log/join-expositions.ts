/** Texts for Prometheus as one: it wants all samples of a name together, under one HELP and one TYPE. */
export function joinExpositions(texts: readonly string[]): string {
  const families = new Map<string, { readonly head: string[]; readonly samples: string[] }>()
  for (const text of texts) {
    let family: { readonly head: string[]; readonly samples: string[] } | undefined
    for (const line of text.split('\n')) {
      const name = /^# HELP (\S+)/.exec(line)?.[1]
      if (name !== undefined) {
        const known = families.get(name)
        family = known ?? { head: [line], samples: [] }
        families.set(name, family)
      } else if (line.startsWith('#')) {
        if (family?.head.length === 1) family.head.push(line)
      } else if (line !== '') family?.samples.push(line)
    }
  }
  return [...families.values()].map(({ head, samples }) => `${[...head, ...samples].join('\n')}\n`).join('\n')
}
