import { LayoutTemplate } from 'lucide-react'
import type { Metadata } from 'next'
import { CreateTemplate } from '@/components/device-templates/create-template'
import { TemplatesTable } from '@/components/device-templates/templates-table'
import { ListBar } from '@/components/lists/list-bar'
import { queryText } from '@/components/lists/list-query'
import { SearchFilter } from '@/components/lists/search-filter'
import { EmptyState } from '@/components/ui/empty-state'
import { may } from '@/lib/core/actor'
import { listDeviceTemplates } from '@/lib/services/device-templates/list-device-templates'
import { pageActor } from '@/lib/session/page-actor'
import { ListPage } from '../list-page'
import { read } from '../read'
import { readerSight } from '../reader-sight'
import { listInput, type PageProps } from '../scope-query'
import { createTemplateAction, deleteTemplateAction, updateTemplateAction } from './actions'

export const metadata: Metadata = { title: 'Device templates' }

export default async function DeviceTemplatesPage({ searchParams }: PageProps) {
  const search = await searchParams
  const actor = await pageActor()
  const { companies } = await readerSight()
  const wanted = queryText(search, 'company')
  const companyId = wanted ?? (companies.length === 1 ? companies[0]?.id : undefined)
  const create =
    companyId !== undefined && may(actor, 'provision', { companyId }) ? (
      <CreateTemplate companyId={companyId} create={createTemplateAction} />
    ) : null
  const result = await read(listDeviceTemplates, listInput(search, ['q']))
  return (
    <ListPage
      title="Device templates"
      actions={create}
      search={search}
      filterNames={['q']}
      filters={
        <ListBar>
          <SearchFilter label="Search templates" />
        </ListBar>
      }
      result={result}
      what="templates"
      empty={
        <EmptyState
          icon={LayoutTemplate}
          title="No template yet"
          sentence={
            create
              ? 'A template is what new devices of a kind have in common: dialect, tags and sensors.'
              : 'Choose a company above, to create a template in it.'
          }
          action={create}
        />
      }
    >
      {(templates) => (
        <TemplatesTable
          templates={templates}
          mayChange={templates
            .filter((one) => may(actor, 'provision', { companyId: one.companyId }))
            .map(({ id }) => id)}
          actions={{ update: updateTemplateAction, remove: deleteTemplateAction }}
        />
      )}
    </ListPage>
  )
}
