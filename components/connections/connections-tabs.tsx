import { LinkTabs } from '../ui/tabs'

/** Who is connected, and whose session waits; the company in scope stays. */
export function ConnectionsTabs({ companyId }: { companyId: string | undefined }) {
  const scope = companyId === undefined ? '' : `?company=${companyId}`
  return (
    <LinkTabs
      label="Connections"
      tabs={[
        { href: `/connections${scope}`, label: 'Connected' },
        { href: `/connections/away${scope}`, label: 'Away' },
      ]}
    />
  )
}
