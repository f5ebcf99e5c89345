import type { ImportAnswer } from '@/lib/contract/device-import'
import { StatusMark } from '../ui/status-mark'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'

/** What the dry run found: counts, and each error by row and column. */
export function ImportReport({ answer }: { answer: ImportAnswer }) {
  const { creates, alreadyThere, refused, errors, errorCount } = answer
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap gap-x-6 gap-y-1 tabular-nums" role="status">
        <StatusMark mark="ok">{number(creates)} to create</StatusMark>
        <StatusMark mark="info">{number(alreadyThere)} there already</StatusMark>
        <StatusMark mark={refused > 0 ? 'bad' : 'ok'}>{number(refused)} refused</StatusMark>
      </p>
      {errors.length === 0 ? null : (
        // It scrolls in itself: what comes after it, a thousand errors must not push out of reach.
        <div className="flex max-h-[max(16rem,50dvh)] flex-col">
          <Table label="Errors">
            <TableHead>
              <tr>
                <TableHeadCell>Row</TableHeadCell>
                <TableHeadCell>Column</TableHeadCell>
                <TableHeadCell>What is wrong</TableHeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {errors.map(({ row, column, sentence }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew by each dry run
                <TableRow key={index}>
                  <TableCell className="tabular-nums">{row}</TableCell>
                  <TableCell className="break-words">{column ?? ''}</TableCell>
                  <TableCell className="min-w-40">{sentence}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
      {errorCount > errors.length ? (
        <p className="text-sm text-ink-muted">
          These are the first {number(errors.length)} of {number(errorCount)}.
        </p>
      ) : null}
    </div>
  )
}

const number = (count: number): string => count.toLocaleString('en')
