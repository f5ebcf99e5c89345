'use client'
import { memo } from 'react'
import type { JsonValue } from '@/lib/core/json'
import { Checkbox } from '../ui/checkbox'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import styles from './flash.module.css'
import { formatAge } from './format-age'
import { isDrawable } from './is-drawable'
import type { LiveValue } from './live-state'
import { showValue } from './show-value'

interface ValuesTableProps {
  readonly values: readonly LiveValue[]
  readonly units: ReadonlyMap<string, string>
  readonly picked: readonly string[]
  readonly pickedMax: number
  readonly nowMs: number
  onTogglePicked(path: string): void
}

/** The newest value of each path, in place. */
export function ValuesTable({ values, units, picked, pickedMax, nowMs, onTogglePicked }: ValuesTableProps) {
  return (
    <Table label="Latest values">
      <TableHead>
        <TableRow>
          <TableHeadCell className="w-8 pr-0">
            <span className="sr-only">In the chart</span>
          </TableHeadCell>
          <TableHeadCell>Path</TableHeadCell>
          <TableHeadCell className="text-right">Value</TableHeadCell>
          <TableHeadCell>Unit</TableHeadCell>
          <TableHeadCell className="text-right">Previous</TableHeadCell>
          <TableHeadCell className="text-right">Age</TableHeadCell>
          <TableHeadCell className="text-right">Messages</TableHeadCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {values.map((value) => {
          const isPicked = picked.includes(value.path)
          return (
            <ValueRow
              key={value.path}
              value={value}
              unit={units.get(value.path) ?? ''}
              isPicked={isPicked}
              mayPick={isDrawable(value.value) && (isPicked || picked.length < pickedMax)}
              age={nowMs === 0 ? '' : formatAge(Date.parse(value.ts), nowMs)}
              onTogglePicked={onTogglePicked}
            />
          )
        })}
      </TableBody>
    </Table>
  )
}

interface ValueRowProps {
  readonly value: LiveValue
  readonly unit: string
  readonly isPicked: boolean
  readonly mayPick: boolean
  readonly age: string
  onTogglePicked(path: string): void
}

/** Drawn again only when its own reading, or the words of its age, changed. */
const ValueRow = memo(function ValueRow(props: ValueRowProps) {
  const { value, unit, isPicked, mayPick, age, onTogglePicked } = props
  const { path, connection, measurement, key } = value
  return (
    <TableRow>
      <TableCell className="pr-0">
        <DrawBox
          path={path}
          label={`Draw ${connection}/${measurement}/${key}`}
          isPicked={isPicked}
          mayPick={mayPick}
          onTogglePicked={onTogglePicked}
        />
      </TableCell>
      <TableCell className="max-w-64 min-w-36 font-mono text-xs wrap-anywhere">
        <span className="text-ink-faint">{connection}/</span>
        <wbr />
        {measurement}
        <wbr />
        <span className="text-ink-faint">/{key}</span>
      </TableCell>
      <TableCell className="text-right font-mono font-medium" title={fullText(value.value)}>
        <span
          key={isCalm(value) ? value.changedAtMs : 0}
          className={isCalm(value) ? styles.flash : undefined}
        >
          {showValue(value.value, 40)}
        </span>
      </TableCell>
      <TableCell className="text-ink-muted">{unit}</TableCell>
      <TableCell className="text-right font-mono text-ink-faint">
        {value.previous === undefined ? '–' : showValue(value.previous, 24)}
      </TableCell>
      <TableCell className="text-right whitespace-nowrap text-ink-muted" title={value.ts}>
        {age}
      </TableCell>
      <TableCell className="text-right text-ink-muted">{value.count.toLocaleString('en')}</TableCell>
    </TableRow>
  )
})

interface DrawBoxProps extends Pick<ValueRowProps, 'isPicked' | 'mayPick' | 'onTogglePicked'> {
  readonly path: string
  readonly label: string
}

/** Nothing in it changes with the value. */
const DrawBox = memo(function DrawBox({ path, label, isPicked, mayPick, onTogglePicked }: DrawBoxProps) {
  return (
    <Checkbox
      checked={isPicked}
      disabled={!mayPick}
      aria-label={label}
      onCheckedChange={() => onTogglePicked(path)}
    />
  )
})

/** What changes many times a second would never stop flashing, and each flash has the row painted anew in every frame. */
const FLASHES_A_SECOND_MAX = 2
const isCalm = ({ changedAtMs, recent }: LiveValue): boolean =>
  changedAtMs > 0 &&
  (recent.at(-1)?.[1] ?? 0) <= FLASHES_A_SECOND_MAX &&
  (recent.at(-2)?.[1] ?? 0) <= FLASHES_A_SECOND_MAX

const fullText = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value))
