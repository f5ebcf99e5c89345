import type { Metadata } from 'next'
import { RefreshButton } from '@/components/lists/refresh-button'
import { InstallationView } from '@/components/settings/installation-view'
import { ErrorState } from '@/components/ui/error-state'
import { PageHeader } from '@/components/ui/page-header'
import { getInstallation } from '@/lib/services/installation/get-installation'
import { read } from '../read'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const result = await read(getInstallation, {})
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
    </div>
  )
}
