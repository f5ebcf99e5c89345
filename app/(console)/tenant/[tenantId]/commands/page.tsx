import { Plus, SquareTerminal } from 'lucide-react'
import type { Metadata } from 'next'
import { EditTemplate } from '@/components/command-templates/edit-template'
import { TemplatesTable } from '@/components/command-templates/templates-table'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { may } from '@/lib/core/actor'
import { listCommandTemplates } from '@/lib/services/command-templates/list-command-templates'
import { pageActor } from '@/lib/session/page-actor'
import { ListPage } from '../../../list-page'
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
    <ListPage
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
      search={{}}
      filterNames={[]}
      filters={null}
      result={result}
      what="templates"
      empty={
        <EmptyState
          icon={SquareTerminal}
          title="No template yet"
          sentence={
            maySend
              ? 'A command that is sent again and again is saved here once, with holes for what changes.'
              : 'An engineer or admin saves commands here that are sent again and again.'
          }
          action={maySend ? create : null}
        />
      }
    >
      {(templates) => (
        <TemplatesTable tenantId={tenant.id} templates={templates} mayEdit={maySend} actions={actions} />
      )}
    </ListPage>
  )
}
