'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import { AHEAD_HOURS_MAX, AHEAD_HOURS_MIN, defaultSettings } from '@/lib/core/registry'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { Input } from '../ui/input'
import { Label } from '../ui/label'
import type { TenantActions } from './tenant-actions'

const hours = (count: number): string => (count === 1 ? 'an hour' : `${count.toLocaleString('en')} hours`)

/** How far ahead of its receipt a time in a payload may lie. */
export function TimeWindowSetting({
  tenantId,
  value,
  mayEdit,
  update,
}: {
  readonly tenantId: number
  readonly value: number
  readonly mayEdit: boolean
  readonly update: TenantActions['update']
}) {
  const router = useRouter()
  const save = useAction(update)
  const [typed, setTyped] = useState<string>()
  const shown = typed ?? String(value)
  const wanted = Number(shown)
  const isValid = Number.isInteger(wanted) && wanted >= AHEAD_HOURS_MIN && wanted <= AHEAD_HOURS_MAX
  const submit = async () => {
    const saved = await save.run({ id: tenantId, settings: { timestampAheadHours: wanted } })
    if (saved === undefined) return
    setTyped(undefined)
    toast.success(`Times up to ${hours(wanted)} ahead are accepted.`)
    router.refresh()
  }
  return (
    <form
      className="flex flex-wrap items-start gap-3 px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (isValid && wanted !== value) void submit()
      }}
    >
      <div className="min-w-0 flex-1 basis-56">
        <Label htmlFor="setting-time-window">Hours ahead that a time may lie</Label>
        <p id="setting-time-window-hint" className="text-sm text-ink-muted">
          Devices send times of their own. From 2000 to so many hours after the receipt they are accepted;{' '}
          {AHEAD_HOURS_MIN} to {AHEAD_HOURS_MAX.toLocaleString('en')}, {defaultSettings.timestampAheadHours}{' '}
          where nobody changed it.
        </p>
        <ProblemNote problem={save.problem} />
      </div>
      <span className="flex items-center gap-2">
        <Input
          id="setting-time-window"
          aria-describedby="setting-time-window-hint"
          type="number"
          className="w-24 tabular-nums"
          min={AHEAD_HOURS_MIN}
          max={AHEAD_HOURS_MAX}
          required
          value={shown}
          disabled={!mayEdit}
          {...(!isValid && { 'aria-invalid': true })}
          onChange={(event) => setTyped(event.target.value)}
        />
        {mayEdit ? (
          <Button type="submit" isBusy={save.isBusy} disabled={!isValid || wanted === value}>
            Save
          </Button>
        ) : null}
      </span>
    </form>
  )
}
