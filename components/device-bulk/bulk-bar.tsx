'use client'

import { ChevronDown, Download } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { BulkAction } from '@/lib/contract/device-bulk'
import { sentenceOf } from '../device/use-action'
import { plural } from '../lists/plural'
import { apiGet } from '../live/api-call'
import { countDevicesOp } from '../live/late-operations'
import { Button } from '../ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu'
import type { ConfirmedKind } from './bulk-confirm'
import {
  type ActOnDevicesAction,
  type BulkFilter,
  type BulkTarget,
  bulkRequest,
  countOf,
} from './bulk-request'
import { useSelection } from './selection'

const BulkConfirm = dynamic(() => import('./bulk-confirm').then((confirm) => confirm.BulkConfirm), {
  ssr: false,
})
const BulkTags = dynamic(() => import('./bulk-tags').then((tags) => tags.BulkTags), { ssr: false })

/** What can be done with the rows chosen, or with all that the filter matches, loaded or not. */
export function BulkBar({
  filter,
  total,
  choosable,
  act,
}: {
  filter: BulkFilter
  /** Devices that the filter matches; undefined where they could not be counted. */
  total: number | undefined
  /** Rows that are loaded and the reader's to change. */
  choosable: number
  act: ActOnDevicesAction
}) {
  const router = useRouter()
  const { chosen, setAll } = useSelection()
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
      {choosable > 0 ? (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button size="sm">
              {chosen.size > 0
                ? `Act on ${plural(chosen.size, 'chosen device')}`
                : `Act on ${matchingWords(total)}`}
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
      {chosen.size > 0 ? (
        <Button size="sm" variant="ghost" onClick={() => setAll(false)}>
          {chosen.size === choosable && total !== chosen.size
            ? `Act on ${matchingWords(total)} instead`
            : 'Choose none'}
        </Button>
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

const matchingWords = (total: number | undefined): string =>
  total === undefined ? 'all that match' : `all ${total.toLocaleString('en')} that match`

async function targetOf(chosen: ReadonlySet<string>, filter: BulkFilter): Promise<BulkTarget> {
  if (chosen.size > 0) return { kind: 'chosen', ids: [...chosen] }
  const { count } = await apiGet(countDevicesOp, filter)
  return { kind: 'matching', filter, count }
}
