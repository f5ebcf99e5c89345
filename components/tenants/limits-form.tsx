'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { Tenant } from '@/lib/contract/tenants'
import {
  defaultLimits,
  type LimitName,
  limitBounds,
  limitNames,
  type TenantLimits,
} from '@/lib/core/tenant-limits'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { limitFlaw, limitsPatchOf, limitWords } from './limit-words'
import type { TenantActions } from './tenant-actions'

const asTyped = (limits: TenantLimits): Record<LimitName, string> => ({
  publishesPerSecond: String(limits.publishesPerSecond),
  publishBurst: String(limits.publishBurst),
  readingsPerMessage: String(limits.readingsPerMessage),
  sensorsPerDevice: String(limits.sensorsPerDevice),
  provisionedDevices: String(limits.provisionedDevices),
  retainedMessages: String(limits.retainedMessages),
})

export function LimitsForm({ tenant, update }: { tenant: Tenant; update: TenantActions['update'] }) {
  const router = useRouter()
  const save = useAction(update)
  const [typed, setTyped] = useState(() => asTyped(tenant.limits))
  const isValid = limitNames.every((name) => limitFlaw(name, typed[name]) === undefined)
  const patch = isValid ? limitsPatchOf(tenant.limits, typed) : {}
  const isChanged = Object.keys(patch).length > 0
  const submit = async () => {
    const saved = await save.run({ id: tenant.id, limits: patch })
    if (saved === undefined) return
    setTyped(asTyped(saved.limits))
    toast.success('The limits are saved, and hold within two seconds.')
    router.refresh()
  }
  return (
    <Card
      id="limits"
      title="Limits"
      description="A change holds within two seconds, for devices that are connected too."
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (isChanged) void submit()
        }}
      >
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
          {limitNames.map((name) => (
            <Field
              key={name}
              label={limitWords[name].label}
              hint={limitWords[name].beyond}
              error={limitFlaw(name, typed[name]) ?? save.issueOf(`limits.${name}`)}
            >
              <span className="flex items-center gap-2">
                <Input
                  type="number"
                  inputMode="numeric"
                  className="w-32 tabular-nums"
                  min={limitBounds[name].min}
                  max={limitBounds[name].max}
                  value={typed[name]}
                  onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
                />
                {typed[name] === String(defaultLimits[name]) ? (
                  <span className="text-xs text-ink-faint">default</span>
                ) : (
                  <Button
                    size="sm"
                    variant="ghost"
                    onClick={() => setTyped({ ...typed, [name]: String(defaultLimits[name]) })}
                    aria-label={`Reset to ${defaultLimits[name].toLocaleString('en')}: ${limitWords[name].label}`}
                  >
                    Reset to {defaultLimits[name].toLocaleString('en')}
                  </Button>
                )}
              </span>
            </Field>
          ))}
        </div>
        <div className="mt-4 flex flex-col gap-3">
          <ProblemNote problem={save.problem} />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" isBusy={save.isBusy} disabled={!isValid || !isChanged}>
              Save the limits
            </Button>
            {isChanged || !isValid ? (
              <Button variant="ghost" onClick={() => setTyped(asTyped(tenant.limits))}>
                Discard
              </Button>
            ) : null}
          </div>
        </div>
      </form>
    </Card>
  )
}
