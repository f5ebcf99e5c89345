'use client'
import { Regex } from 'lucide-react'
import { memo } from 'react'
import type { FilterFault } from '@/lib/contract/log-filter'
import { logOutcomes } from '@/lib/contract/log-outcomes'
import { logKinds } from '@/lib/core/output-topics'
import { reasonCodes, stages } from '@/lib/core/rejection'
import { Button } from '../ui/button'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { DeviceFilter } from './device-filter'
import type { LogPlace } from './log-query'
import type { useLogFilter } from './use-log-filter'

/** What the records are kept to. Apart from what changes with each batch: the codes alone are dozens of options. */
export const LogFields = memo(function LogFields({
  filtering,
  fault,
  place,
}: {
  readonly filtering: ReturnType<typeof useLogFilter>
  readonly fault: FilterFault | undefined
  readonly place: LogPlace
}) {
  const { filter, set } = filtering
  return (
    <>
      <TextFilter filtering={filtering} fault={fault} />
      <Input
        aria-label="Topic filter"
        placeholder="Topic: tenant/+/device/#"
        className="w-full font-mono sm:w-52"
        spellCheck={false}
        maxLength={512}
        value={filter.topic ?? ''}
        {...(fault?.field === 'topic' && { 'aria-invalid': true, 'aria-describedby': 'log-filter-fault' })}
        onChange={(event) => void set({ topic: event.target.value || null })}
      />
      <div className="grid w-full grid-cols-2 gap-2 sm:contents">
        <Choice
          label="Outcome"
          values={logOutcomes}
          value={filter.outcome}
          onChange={(outcome) => void set({ outcome })}
        />
        <Choice label="Kind" values={logKinds} value={filter.kind} onChange={(kind) => void set({ kind })} />
        <Choice
          label="Stage"
          values={stages}
          value={filter.stage}
          onChange={(stage) => void set({ stage })}
        />
        <Choice
          label="Code"
          values={reasonCodes}
          value={filter.code}
          onChange={(code) => void set({ code })}
        />
        {place.deviceId === undefined ? (
          <DeviceFilter deviceId={filter.deviceId} place={place} onPick={(device) => void set({ device })} />
        ) : null}
      </div>
    </>
  )
})

function TextFilter({
  filtering: { filter, isPattern, set },
  fault,
}: {
  readonly filtering: ReturnType<typeof useLogFilter>
  readonly fault: FilterFault | undefined
}) {
  return (
    <div className="flex w-full gap-1 sm:w-72">
      <Input
        type="search"
        aria-label="Find in records"
        placeholder={isPattern ? 'Pattern: temp_0\\d$' : 'Find: sentence, payload, address'}
        className={isPattern ? 'min-w-0 flex-1 font-mono' : 'min-w-0 flex-1'}
        maxLength={200}
        value={filter.text}
        {...(fault?.field === 'text' && { 'aria-invalid': true, 'aria-describedby': 'log-filter-fault' })}
        onChange={(event) => void set({ text: event.target.value })}
      />
      <Button
        size="icon"
        aria-pressed={isPattern}
        aria-label="Regular expression"
        title="Regular expression"
        variant={isPattern ? 'primary' : 'secondary'}
        onClick={() => void set({ pattern: !isPattern })}
      >
        <Regex aria-hidden />
      </Button>
    </div>
  )
}

function Choice<Value extends string>({
  label,
  values,
  value,
  onChange,
}: {
  readonly label: string
  readonly values: readonly Value[]
  readonly value: string | null
  onChange(value: Value | null): void
}) {
  return (
    <Select
      aria-label={label}
      className="sm:w-auto sm:max-w-44"
      value={value ?? ''}
      onChange={(event) => onChange(values.find((one) => one === event.target.value) ?? null)}
    >
      <option value="">{label}</option>
      {values.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </Select>
  )
}
