import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { asksSomething, type ExplainForm, emptyForm, formOfSearch } from '@/components/explain/explain-form'
import { checkForm } from '@/components/explain/explain-request'
import { ExplainView } from '@/components/explain/explain-view'
import { formOfRecord } from '@/components/explain/form-of-record'
import type { ExplainAnswer } from '@/components/explain/use-explain'
import { type PageSearch, queryText } from '@/components/lists/list-query'
import { PageHeader } from '@/components/ui/page-header'
import { mayAnywhere } from '@/lib/core/actor'
import { explain } from '@/lib/services/explain/explain'
import { getLog } from '@/lib/services/logs/get-log'
import { act } from '@/lib/session/act'
import { load, pageActor } from '@/lib/session/page-actor'
import { mendActions } from '../mend-actions'
import { reachOfSight } from '../mend-reach-of'
import { scopeCrumbs } from '../scope-crumbs'
import type { PageProps } from '../scope-query'
import { explainAction } from './actions'
import { explainChoicesOf } from './explain-choices-of'

export const metadata: Metadata = { title: 'Explain' }

export default async function ExplainPage({ searchParams }: PageProps) {
  const search = await searchParams
  const actor = await pageActor()
  if (!mayAnywhere(actor, 'read:logs')) notFound()
  const form = await askedForm(search)
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Explain"
        crumbs={await scopeCrumbs(queryText(search, 'company'))}
        description="What the broker would do with a publish or a subscription, by its own code. Nothing is sent."
      />
      <ExplainView
        // Another link is another question.
        key={JSON.stringify(form)}
        initial={form}
        answered={await answerTo(form)}
        choices={await explainChoicesOf(actor)}
        reach={await reachOfSight(actor)}
        mends={mendActions}
        explain={explainAction}
      />
    </div>
  )
}

/** The question in the address itself, or in the Live Log record that it names. */
async function askedForm(search: PageSearch): Promise<ExplainForm> {
  const seq = queryText(search, 'record')
  if (seq === undefined) return asksSomething(search) ? formOfSearch(search) : emptyForm
  if (!/^\d{1,16}$/.test(seq)) notFound()
  const { record } = await load(getLog, { seq })
  return formOfRecord(record) ?? emptyForm
}

/** A link that holds a whole question is answered at once. */
async function answerTo(form: ExplainForm): Promise<ExplainAnswer> {
  const checked = checkForm(form)
  if (!checked.isOk) return {}
  const result = await act(explain, checked.request)
  return result.ok ? { explanation: result.data } : { problem: result.problem }
}
