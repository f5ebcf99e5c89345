import type { Metadata } from 'next'
import { RefreshButton } from '@/components/lists/refresh-button'
import { RetentionTable } from '@/components/retention/retention-table'
import { InstallationView } from '@/components/settings/installation-view'
import { ErrorState } from '@/components/ui/error-state'
import { PageHeader } from '@/components/ui/page-header'
import { getInstallation } from '@/lib/services/installation/get-installation'
import { listRetentionRuns } from '@/lib/services/retention/list-retention-runs'
import { read } from '../read'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const [result, retention] = await Promise.all([read(getInstallation, {}), read(listRetentionRuns, {})])
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Settings"
        description="What this installation is and how it fares. A tenant's own settings stand on its page."
        actions={<RefreshButton />}
      />
      {result.ok ? (
        <InstallationView installation={result.data} />
      ) : (
        <ErrorState sentence={result.problem.detail} requestId={result.problem.requestId} />
      )}
      <section id="retention" className="flex min-w-0 scroll-mt-16 flex-col gap-2">
        <div>
          <h2 className="text-base font-semibold">Retention</h2>
          <p className="text-sm text-ink-muted">
            How long each tenant keeps its readings and Live Logs, and what was last deleted. A tenant's own
            page changes it, and shows first what that deletes.
          </p>
        </div>
        {retention.ok ? (
          <RetentionTable runs={retention.data.items} />
        ) : (
          <ErrorState sentence={retention.problem.detail} requestId={retention.problem.requestId} />
        )}
      </section>
    </div>
  )
}
