import type { ReactNode } from 'react'

/** Names and what they stand for, in two columns that fold on a phone. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[minmax(6.5rem,auto)_minmax(50%,1fr)] gap-x-4 gap-y-2 text-sm">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-faint">{name}</dt>
          <dd className="min-w-0 break-words">{value ?? <span className="text-ink-faint">–</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
