'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import { KEPT_DAYS_MAX } from '@/lib/contract/kept-days'
import type { RetentionPreview, RetentionRun } from '@/lib/contract/retention'
import type { Tenant } from '@/lib/contract/tenants'
import type { Action } from '../device/action-result'
import { ProblemNote } from '../device/problem-note'
import { sentenceOf, useAction } from '../device/use-action'
import type { TenantActions } from '../tenants/tenant-actions'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Checkbox } from '../ui/checkbox'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Label } from '../ui/label'
import { RelativeTime } from '../ui/relative-time'
import { daysOf, deletesNow, previewWords, runWords } from './retention-words'

export type PreviewAction = Action<{ id: number; readingsDays?: number; logsDays: number }, RetentionPreview>

const DAYS_FIRST = '365'

/** How long is kept, with a look at what that deletes before it is saved. */
export function RetentionForm({
  tenant,
  lastRun,
  preview,
  update,
}: {
  tenant: Tenant
  lastRun: RetentionRun | undefined
  preview: PreviewAction
  update: TenantActions['update']
}) {
  const router = useRouter()
  const { retention } = tenant
  const [isForEver, setForEver] = useState(retention.readingsDays === null)
  const [readings, setReadings] = useState(String(retention.readingsDays ?? DAYS_FIRST))
  const [logs, setLogs] = useState(String(retention.logsDays))
  const [found, setFound] = useState<RetentionPreview>()
  const looking = useAction(preview)
  const readingsDays = isForEver ? null : daysOf(readings, KEPT_DAYS_MAX)
  const logsDays = daysOf(logs, KEPT_DAYS_MAX)
  const wanted = readingsDays === undefined || logsDays === undefined ? undefined : { readingsDays, logsDays }
  const isChanged = wanted?.readingsDays !== retention.readingsDays || wanted?.logsDays !== retention.logsDays
  const look = async () => {
    if (!wanted) return
    const { readingsDays: days, logsDays } = wanted
    setFound(await looking.run({ id: tenant.id, logsDays, ...(days === null ? {} : { readingsDays: days }) }))
  }
  const save = async () => {
    if (!wanted) return undefined
    const sentence = await sentenceOf(update, { id: tenant.id, retention: wanted })
    if (sentence === undefined) {
      setFound(undefined)
      toast.success('Saved. What is older is deleted in the background.')
      router.refresh()
    }
    return sentence
  }
  /** What was counted is of other days. */
  const typed = (set: (text: string) => void) => (text: string) => {
    setFound(undefined)
    set(text)
  }
  const bounds = `Whole days, 1 to ${KEPT_DAYS_MAX.toLocaleString('en')}.`
  return (
    <Card
      id="retention"
      title="Retention"
      description="What is older than so many whole days (UTC) is deleted, once a day and after each change."
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (wanted && isChanged) void look()
        }}
      >
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-2">
            <Field
              label="Days that readings are kept"
              hint={isForEver ? 'Kept for ever.' : bounds}
              error={readingsDays === undefined ? bounds : undefined}
            >
              <Input
                type="number"
                className="w-32 tabular-nums"
                min={1}
                max={KEPT_DAYS_MAX}
                value={isForEver ? '' : readings}
                disabled={isForEver}
                onChange={(event) => typed(setReadings)(event.target.value)}
              />
            </Field>
            <span className="flex w-fit items-center gap-2">
              <Checkbox
                id="retention-for-ever"
                checked={isForEver}
                onCheckedChange={(checked) => {
                  setFound(undefined)
                  setForEver(checked === true)
                }}
              />
              <Label htmlFor="retention-for-ever" className="font-normal">
                Keep readings for ever
              </Label>
            </span>
          </div>
          <Field
            label="Days that Live Logs are kept"
            hint={bounds}
            error={logsDays === undefined ? bounds : undefined}
          >
            <Input
              type="number"
              className="w-32 tabular-nums"
              min={1}
              max={KEPT_DAYS_MAX}
              value={logs}
              onChange={(event) => typed(setLogs)(event.target.value)}
            />
          </Field>
        </div>
        <ProblemNote problem={looking.problem} />
        <div aria-live="polite">{found ? <Found preview={found} /> : null}</div>
        <div className="flex flex-wrap items-center gap-2">
          {found && wanted ? (
            <ConfirmDialog
              trigger={<Button variant={deletesNow(found) ? 'danger' : 'primary'}>Save the retention</Button>}
              title={`Change the retention of ${tenant.name}?`}
              consequences={[
                ...previewWords(found),
                ...(deletesNow(found) ? ['What is deleted cannot be taken back.'] : []),
                'From then on what grows older is deleted every day.',
              ]}
              isDanger={deletesNow(found)}
              confirmLabel="Save"
              onConfirm={save}
            />
          ) : (
            <Button
              type="submit"
              variant="primary"
              isBusy={looking.isBusy}
              disabled={wanted === undefined || !isChanged}
            >
              See what it deletes
            </Button>
          )}
          {lastRun ? (
            <p className="text-sm text-ink-muted">
              Last run: {runWords(lastRun)}
              {lastRun.endedAt ? (
                <>
                  , <RelativeTime at={lastRun.endedAt} />
                </>
              ) : null}
              .
            </p>
          ) : null}
        </div>
      </form>
    </Card>
  )
}

function Found({ preview }: { preview: RetentionPreview }) {
  const { readings } = preview
  return (
    <div className="rounded-md bg-sunken px-3 py-2 text-sm">
      <ul className="space-y-1">
        {previewWords(preview).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {readings && readings.most.length > 0 ? (
        <ul className="mt-2 space-y-0.5 text-ink-muted">
          {readings.most.map(({ deviceName, sensor, count }) => (
            <li key={`${deviceName} ${sensor}`} className="flex gap-3">
              <span className="min-w-0 flex-1 truncate" title={`${deviceName}: ${sensor}`}>
                {deviceName}: {sensor}
              </span>
              <span className="tabular-nums">{count.toLocaleString('en')}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
