'use client'

import { ChevronDown, Download } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type BulkAction, countDevicesOp } from '@/lib/contract/device-bulk'
import { sentenceOf } from '../device/use-action'
import { plural } from '../lists/plural'
import { apiGet } from '../live/api-call'
import { Button } from '../ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu'
import { BulkConfirm, type ConfirmedKind } from './bulk-confirm'
import {
  type ActOnDevicesAction,
  type BulkFilter,
  type BulkTarget,
  bulkRequest,
  countOf,
} from './bulk-request'
import { BulkTags } from './bulk-tags'
import { useSelection } from './selection'

/** What can be done with the rows chosen, or with all that the filter matches. */
export function BulkBar({
  filter,
  mayAct,
  act,
}: {
  filter: BulkFilter
  mayAct: boolean
  act: ActOnDevicesAction
}) {
  const router = useRouter()
  const { chosen } = useSelection()
  const [target, setTarget] = useState<BulkTarget>()
  const [asked, setAsked] = useState<ConfirmedKind | 'tag' | 'untag'>()
  const [problem, setProblem] = useState<string>()

  const begin = async (kind: BulkAction['kind']) => {
    setProblem(undefined)
    const found = await targetOf(chosen, filter).catch(() => undefined)
    if (!found) return setProblem('The console did not answer.')
    setTarget(found)
    if (kind === 'enable') setProblem(await start({ kind }, found))
    else setAsked(kind)
  }
  const start = async (action: BulkAction, on: BulkTarget): Promise<string | undefined> => {
    let jobId: string | undefined
    const sentence = await sentenceOf(
      async (request: ReturnType<typeof bulkRequest>) => {
        const result = await act(request)
        if (result.ok) jobId = result.data.id
        return result
      },
      bulkRequest(on, action),
    )
    if (jobId !== undefined) router.push(`/jobs/${jobId}`)
    return sentence
  }
  const close = () => setAsked(undefined)
  const count = target ? countOf(target) : 0
  return (
    <div className="flex flex-wrap items-center gap-2">
      {mayAct ? (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button size="sm">
              {chosen.size > 0 ? `Act on ${plural(chosen.size, 'chosen device')}` : 'Act on all that match'}
              <ChevronDown aria-hidden />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent>
            <DropdownMenuItem onSelect={() => void begin('enable')}>Enable</DropdownMenuItem>
            <DropdownMenuItem onSelect={() => void begin('disable')}>Disable</DropdownMenuItem>
            <DropdownMenuItem onSelect={() => void begin('tag')}>Set tags</DropdownMenuItem>
            <DropdownMenuItem onSelect={() => void begin('untag')}>Remove tags</DropdownMenuItem>
            <DropdownMenuItem onSelect={() => void begin('rotate-credentials')}>
              Rotate credentials
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem isDanger onSelect={() => void begin('delete')}>
              Delete
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      ) : null}
      <Button asChild size="sm" variant="ghost">
        <a href={`/api/v1/devices/export?${new URLSearchParams(filter)}`} download>
          <Download aria-hidden />
          Export CSV
        </a>
      </Button>
      {problem ? (
        <p role="alert" className="text-sm text-bad">
          {problem}
        </p>
      ) : null}
      {target && (asked === 'tag' || asked === 'untag') ? (
        <BulkTags kind={asked} count={count} onStart={(action) => start(action, target)} onClose={close} />
      ) : null}
      {target && (asked === 'disable' || asked === 'rotate-credentials' || asked === 'delete') ? (
        <BulkConfirm kind={asked} count={count} onStart={(action) => start(action, target)} onClose={close} />
      ) : null}
    </div>
  )
}

async function targetOf(chosen: ReadonlySet<string>, filter: BulkFilter): Promise<BulkTarget> {
  if (chosen.size > 0) return { kind: 'chosen', ids: [...chosen] }
  const { count } = await apiGet(countDevicesOp, filter)
  return { kind: 'matching', filter, count }
}
