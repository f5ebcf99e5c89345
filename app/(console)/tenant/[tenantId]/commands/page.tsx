import { Plus, SquareTerminal } from 'lucide-react'
import type { Metadata } from 'next'
import { EditTemplate } from '@/components/command-templates/edit-template'
import { TemplatesTable } from '@/components/command-templates/templates-table'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { PageHeader } from '@/components/ui/page-header'
import { may } from '@/lib/core/actor'
import { listCommandTemplates } from '@/lib/services/command-templates/list-command-templates'
import { pageActor } from '@/lib/session/page-actor'
import { read } from '../../../read'
import { type TenantParams, tenantOf } from '../tenant-of'
import { createTemplateAction, deleteTemplateAction, updateTemplateAction } from './actions'
import { SendToMany } from './send-to-many'

export const metadata: Metadata = { title: 'Commands' }

export default async function TenantCommandsPage({ params }: TenantParams) {
  const tenant = await tenantOf((await params).tenantId)
  const maySend = may(await pageActor(), 'send:commands', {
    companyId: tenant.companyId,
    tenantId: tenant.id,
  })
  const result = await read(listCommandTemplates, { id: tenant.id })
  const actions = {
    create: createTemplateAction,
    update: updateTemplateAction,
    remove: deleteTemplateAction,
  }
  const create = (
    <EditTemplate
      tenantId={tenant.id}
      actions={actions}
      trigger={
        <Button>
          <Plus aria-hidden /> New template
        </Button>
      }
    />
  )
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <PageHeader
        title="Commands"
        crumbs={[
          { label: tenant.companyName, href: `/?company=${tenant.companyId}` },
          { label: tenant.name, href: `/tenant/${tenant.id}` },
        ]}
        description="Saved commands of the tenant, whose parameters are asked for when they are sent."
        actions={
          maySend ? (
            <>
              {create}
              <SendToMany tenantId={tenant.id} />
            </>
          ) : null
        }
      />
      {!result.ok ? (
        <ErrorState sentence={result.problem.detail} requestId={result.problem.requestId} />
      ) : result.data.items.length === 0 ? (
        <EmptyState
          icon={SquareTerminal}
          title="No template yet"
          sentence="A command that is sent again and again is saved here once, with holes for what changes."
        />
      ) : (
        <TemplatesTable
          tenantId={tenant.id}
          templates={result.data.items}
          mayEdit={maySend}
          actions={actions}
        />
      )}
    </div>
  )
}
