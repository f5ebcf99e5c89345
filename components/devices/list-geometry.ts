/** Where the columns and rows of the list stand, as style that needs no measuring: the server writes it too. Pure. */
import type { CSSProperties } from 'react'
import { columnsOf, type DeviceColumn } from './device-columns'

const CHOICE_REM = 2.5

/** Widths of columns are shares of the list's, and at least their own in rem. */
export function tableStyle(shown: readonly DeviceColumn[], hasChoice: boolean): CSSProperties {
  const widths = columnsOf(true).flatMap(({ id, width }) => (shown.includes(id) ? [width] : []))
  const all = hasChoice ? [CHOICE_REM, ...widths] : widths
  const variables: Record<`--${string}`, string> = {
    '--list-columns': all.map((rem) => `minmax(${rem}rem, ${rem}fr)`).join(' '),
  }
  return { ...variables, minWidth: `${all.reduce((sum, rem) => sum + rem, 0)}rem` }
}

export const bodyStyle = (count: number): CSSProperties => ({ height: `calc(${count} * var(--row))` })

/** In heights of the row itself: a variable here would cost four times as much whenever a row is given another place. */
export const rowStyle = (index: number): CSSProperties => ({ transform: `translateY(${index * 100}%)` })
