import { Badge } from '../ui/badge'

/** How many, and which once asked for. */
export function SubscriptionsCell({ filters }: { filters: readonly string[] }) {
  if (filters.length === 0) return <span className="text-ink-faint">none</span>
  return (
    <details className="min-w-24">
      <summary className="rounded-sm">
        <Badge>{filters.length}</Badge>
      </summary>
      <ul className="mt-1 flex max-w-72 flex-col gap-0.5">
        {filters.map((filter) => (
          <li key={filter}>
            <code className="break-all">{filter}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}
