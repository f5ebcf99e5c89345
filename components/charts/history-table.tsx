import type { Readings } from '@/lib/contract/readings'
import { showValue } from '../live/show-value'
import { formatDateTime } from '../ui/format-time'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { formatValue } from './chart-scales'

/** The same points in words, newest first, for those who cannot see the chart or want the numbers. */
export function HistoryTable({ name, readings }: { readonly name: string; readonly readings: Readings }) {
  return (
    <div className="[&>section]:max-h-80">
      <Table label={`Readings of ${name}`}>
        <TableHead>
          <TableRow>
            {(readings.mode === 'raw'
              ? ['Time', 'Value']
              : ['From', 'Min', 'Avg', 'Max', 'Last', 'Readings']
            ).map((head) => (
              <TableHeadCell key={head}>{head}</TableHeadCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {readings.mode === 'raw'
            ? readings.points.toReversed().map(([ms, value], index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two readings may share a millisecond
                <TableRow key={`${ms} ${readings.points.length - index}`}>
                  <TableCell className="whitespace-nowrap">{formatDateTime(ms)}</TableCell>
                  <TableCell className="font-mono">{showValue(value)}</TableCell>
                </TableRow>
              ))
            : readings.points.toReversed().map(([ms, min, max, avg, count, last]) => (
                <TableRow key={ms}>
                  <TableCell className="whitespace-nowrap">{formatDateTime(ms)}</TableCell>
                  {[min, avg, max, last].map((value, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns of one row
                    <TableCell key={index} className="font-mono">
                      {formatValue(value)}
                    </TableCell>
                  ))}
                  <TableCell>{count}</TableCell>
                </TableRow>
              ))}
        </TableBody>
      </Table>
    </div>
  )
}
