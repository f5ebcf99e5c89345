'use client'
import { ArrowDownToLine, Eraser, Pause, Play } from 'lucide-react'
import { logOutcomes } from '@/lib/contract/logs'
import { logKinds } from '@/lib/core/output-topics'
import { reasonCodes } from '@/lib/core/rejection'
import { Button } from '../ui/button'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import type { LogFilter } from './log-filter'
import type { useLogFilter } from './use-log-filter'

interface LogToolbarProps {
  readonly filter: LogFilter
  readonly setFilter: ReturnType<typeof useLogFilter>[1]
  readonly isPaused: boolean
  readonly newSincePause: number
  readonly isFollowing: boolean
  onPause(isPaused: boolean): void
  onFollow(isFollowing: boolean): void
  onClear(): void
}

export function LogToolbar(props: LogToolbarProps) {
  const { filter, setFilter, isPaused, newSincePause, isFollowing, onPause, onFollow, onClear } = props
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Input
        type="search"
        aria-label="Find in records"
        placeholder="Find: topic, sentence, payload, address"
        className="w-full sm:w-72"
        value={filter.text}
        onChange={(event) => void setFilter({ text: event.target.value })}
      />
      <div className="grid w-full grid-cols-3 gap-2 sm:contents">
        <Choice
          label="Outcome"
          values={logOutcomes}
          value={filter.outcome}
          onChange={(outcome) => void setFilter({ outcome })}
        />
        <Choice
          label="Kind"
          values={logKinds}
          value={filter.kind}
          onChange={(kind) => void setFilter({ kind })}
        />
        <Choice
          label="Code"
          values={reasonCodes}
          value={filter.code}
          onChange={(code) => void setFilter({ code })}
        />
      </div>
      <div className="flex flex-wrap gap-1 sm:ml-auto">
        <Button aria-pressed={isFollowing} onClick={() => onFollow(!isFollowing)} disabled={isPaused}>
          <ArrowDownToLine aria-hidden /> {isFollowing ? 'Following' : 'Follow'}
        </Button>
        <Button aria-pressed={isPaused} onClick={() => onPause(!isPaused)}>
          {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
          {isPaused ? `Go on (+${newSincePause.toLocaleString('en')} new)` : 'Pause'}
        </Button>
        <Button onClick={onClear}>
          <Eraser aria-hidden /> Clear
        </Button>
      </div>
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
      <option value="">{label}: all</option>
      {values.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </Select>
  )
}
