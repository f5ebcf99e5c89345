import type { ComponentProps } from 'react'
import { cn } from '../ui/cn'

/**
 * A cell of one line, or of two short ones: the row's height is fixed. What may be too long is to `truncate`: a clip of
 * each cell would cost every frame in which the list scrolls. It says how it is aligned although its row does: browsers
 * have a `td` inherit that, and would style each cell anew, slower and slower, whenever its row moves.
 */
export function ListCell({ className, ...rest }: ComponentProps<'td'>) {
  return <td className={cn('block min-w-0 px-3 align-middle whitespace-nowrap', className)} {...rest} />
}
