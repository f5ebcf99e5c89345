import type { Explanation } from '@/lib/contract/explain'
import { showValue } from '../live/show-value'
import { Badge } from '../ui/badge'
import { Card } from '../ui/card'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'

/** The readings that would be stored, each on its sensor. */
export function StoredCard({ readings, moreReadings }: Pick<Explanation, 'readings' | 'moreReadings'>) {
  if (readings.length === 0) return null
  return (
    <Card title="What would be stored" isFlush>
      <Table label="Readings that would be stored" className="border-0">
        <TableHead>
          <tr>
            <TableHeadCell>Sensor</TableHeadCell>
            <TableHeadCell>Value</TableHeadCell>
            <TableHeadCell>Time</TableHeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {readings.map((reading, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that does not change
            <TableRow key={index}>
              <TableCell>
                <span className="flex flex-wrap items-center gap-2">
                  <code className="break-all">
                    {reading.connection} / {reading.measurement} / {reading.key}
                  </code>
                  {reading.sensor === null ? <Badge tone="info">new sensor</Badge> : null}
                </span>
              </TableCell>
              <TableCell className="font-mono break-all">
                {reading.exact ?? showValue(reading.value, 120)}
              </TableCell>
              <TableCell className="text-ink-muted">{reading.ts ?? 'when it comes in'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {moreReadings > 0 ? (
        <p className="px-4 py-2 text-sm text-ink-muted">
          {moreReadings.toLocaleString('en')} more are not listed here.
        </p>
      ) : null}
    </Card>
  )
}
