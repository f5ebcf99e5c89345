'use client'

import { Columns3 } from 'lucide-react'
import { parseAsString, useQueryState } from 'nuqs'
import { Button } from '../ui/button'
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu'
import { canHide, columnsOf, shownColumns, toggledColumns } from './device-columns'

/** Which columns the list shows: `columns` in the URL. */
export function ColumnPicker({ hasTenant }: { hasTenant: boolean }) {
  const [columns, setColumns] = useQueryState('columns', parseAsString)
  const shown = shownColumns(columns, hasTenant)
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" variant="ghost">
          <Columns3 aria-hidden />
          Columns
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        {columnsOf(hasTenant).map(({ id, label }) => (
          <DropdownMenuCheckboxItem
            key={id}
            checked={shown.includes(id)}
            disabled={!canHide(id)}
            onSelect={() => void setColumns(toggledColumns(columns, hasTenant, id))}
          >
            {label}
          </DropdownMenuCheckboxItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
