import { Skeleton, TableSkeleton } from '../ui/skeleton'
import { StatusMark } from '../ui/status-mark'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { Specimen } from './specimen'

const rows = [
  ['online', 'press-7', '1,204'],
  ['offline', 'press-8', '87'],
  ['never-seen', 'a device with a name that is rather long for its column', '0'],
] as const

export function TableSpecimens() {
  return (
    <Specimen
      name="Table"
      note="Comfortable or compact: one token, chosen above and in the menu of the user."
    >
      <Table label="Devices, an example">
        <TableHead>
          <tr>
            <TableHeadCell>Status</TableHeadCell>
            <TableHeadCell>Name</TableHeadCell>
            <TableHeadCell className="text-right">Readings</TableHeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {rows.map(([mark, name, count]) => (
            <TableRow key={name}>
              <TableCell>
                <StatusMark mark={mark} />
              </TableCell>
              <TableCell>{name}</TableCell>
              <TableCell className="text-right">{count}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <TableSkeleton rows={3} />
      <Skeleton className="h-4 w-48" />
    </Specimen>
  )
}
