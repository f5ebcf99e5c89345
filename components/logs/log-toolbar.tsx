'use client'
import { ArrowDownToLine, Download, Eraser, Pause, Play, Regex } from 'lucide-react'
import type { ReactNode } from 'react'
import { logOutcomes } from '@/lib/contract/logs'
import { logKinds } from '@/lib/core/output-topics'
import { reasonCodes } from '@/lib/core/rejection'
import { Button } from '../ui/button'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { type LogFilter, patternFault } from './log-filter'
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
  /** Saves what is shown; absent where nothing is. */
  readonly onExport: (() => void) | undefined
  /** Further buttons. */
  readonly children?: ReactNode
}

export function LogToolbar(props: LogToolbarProps) {
  const { filter, setFilter, isPaused, newSincePause, isFollowing, onPause, onFollow, onClear, onExport } =
    props
  const fault = patternFault(filter)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="flex w-full gap-1 sm:w-80">
        <Input
          type="search"
          aria-label="Find in records"
          placeholder={filter.isPattern ? 'Pattern: temp_0\\d$' : 'Find: topic, sentence, payload, address'}
          className={filter.isPattern ? 'min-w-0 flex-1 font-mono' : 'min-w-0 flex-1'}
          maxLength={200}
          value={filter.text}
          {...(fault && { 'aria-invalid': true, 'aria-describedby': 'log-pattern-fault' })}
          onChange={(event) => void setFilter({ text: event.target.value })}
        />
        <Button
          size="icon"
          aria-pressed={filter.isPattern}
          aria-label="Regular expression"
          title="Regular expression"
          variant={filter.isPattern ? 'primary' : 'secondary'}
          onClick={() => void setFilter({ pattern: !filter.isPattern })}
        >
          <Regex aria-hidden />
        </Button>
      </div>
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
        <Button onClick={onExport} disabled={onExport === undefined} title="What is shown, one record a line">
          <Download aria-hidden /> NDJSON
        </Button>
        {props.children}
      </div>
      {fault ? (
        <p id="log-pattern-fault" role="status" className="w-full text-sm text-bad">
          That is no regular expression, so all records are shown: {fault}
        </p>
      ) : null}
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
