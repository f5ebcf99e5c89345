'use client'
import { ArrowDownToLine, Eraser, Pause, Play } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { filterFault } from '@/lib/contract/log-filter'
import { Button } from '../ui/button'
import { LogFields } from './log-fields'
import type { LogPlace } from './log-query'
import type { useLogFilter } from './use-log-filter'

interface LogToolbarProps {
  readonly filtering: ReturnType<typeof useLogFilter>
  readonly place: LogPlace
  readonly isPaused: boolean
  readonly newSincePause: number
  readonly isFollowing: boolean
  onPause(isPaused: boolean): void
  onFollow(isFollowing: boolean): void
  onClear(): void
  /** Further buttons. */
  readonly children?: ReactNode
}

export function LogToolbar(props: LogToolbarProps) {
  const { isPaused, newSincePause, isFollowing, onPause, onFollow, onClear } = props
  const { filter } = props.filtering
  const fault = useMemo(() => filterFault(filter), [filter])
  return (
    <div className="flex flex-wrap items-center gap-2">
      <LogFields filtering={props.filtering} fault={fault} place={props.place} />
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
        {props.children}
      </div>
      {fault ? (
        <p id="log-filter-fault" role="status" className="w-full text-sm text-bad">
          {fault.sentence.replace(/\.?$/, '.')} The records below are those of the filter before.
        </p>
      ) : null}
    </div>
  )
}
