import { Layers } from 'lucide-react'
import type { Metadata } from 'next'
import { ImportWizard } from '@/components/device-import/import-wizard'
import { queryText } from '@/components/lists/list-query'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { may } from '@/lib/core/actor'
import { listDeviceTemplates } from '@/lib/services/device-templates/list-device-templates'
import { listTenants } from '@/lib/services/tenants/list-tenants'
import { load, pageActor } from '@/lib/session/page-actor'
import type { PageProps } from '../../scope-query'

export const metadata: Metadata = { title: 'Import devices' }

const LISTED_MAX = 200

export default async function ImportPage({ searchParams }: PageProps) {
  const search = await searchParams
  const actor = await pageActor()
  const company = queryText(search, 'company')
  const narrowed = { limit: LISTED_MAX, ...(company ? { companyId: company } : {}) }
  const found = (await load(listTenants, narrowed)).items
  const tenants = found.filter(({ id, companyId }) => may(actor, 'provision', { companyId, tenantId: id }))
  const templates = (await load(listDeviceTemplates, narrowed)).items
  const wanted = Number(queryText(search, 'tenant'))
  const first = tenants.find(({ id }) => id === wanted) ?? tenants[0]
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Import devices"
        crumbs={[{ label: 'Devices', href: company ? `/devices?company=${company}` : '/devices' }]}
      />
      {first ? (
        <ImportWizard
          tenantId={first.id}
          templates={templates}
          tenants={tenants.map(({ id, name, companyId, companyName }) => ({
            id,
            name,
            companyId,
            companyName,
          }))}
        />
      ) : (
        <EmptyState
          icon={Layers}
          title="No tenant to import into"
          sentence="You may provision no tenant here. Create one, or ask an administrator for the role."
          action={
            <Button asChild>
              <Link href="/tenants">Tenants</Link>
            </Button>
          }
        />
      )}
    </div>
  )
}
