export function SubscriptionList({
  filters,
  otherwise,
}: {
  readonly filters: readonly string[]
  /** What it means that there is none. */
  readonly otherwise: string
}) {
  return (
    <section aria-label="Subscriptions" className="min-w-0">
      <h3 className="text-sm font-medium">
        {filters.length === 1 ? '1 subscription' : `${filters.length} subscriptions`}
      </h3>
      {filters.length === 0 ? (
        <p data-face="empty" className="text-sm text-ink-muted">
          {otherwise}
        </p>
      ) : (
        <ul className="mt-1 flex flex-col gap-0.5 text-sm">
          {filters.map((filter) => (
            <li key={filter}>
              <code className="break-all">{filter}</code>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
