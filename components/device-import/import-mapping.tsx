'use client'

import type { ImportColumn } from '@/lib/contract/device-import'
import { Card } from '../ui/card'
import { Select } from '../ui/select'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'

const FIELDS = [
  ['ignore', 'Not read'],
  ['name', 'Name'],
  ['dialect', 'Dialect'],
  ['externalId', 'External id'],
  ['sensors', 'Sensors (slugs)'],
  ['gateways', 'Gateways (external ids)'],
] as const

/** What each column of the file is taken for. */
export function ImportMapping({
  columns,
  mapping,
  onChange,
}: {
  columns: readonly ImportColumn[]
  mapping: Readonly<Record<string, string>>
  onChange: (mapping: Record<string, string>) => void
}) {
  return (
    <Card title="2. Columns" description="A tag takes its name from the header.">
      <Table label="Columns of the file">
        <TableHead>
          <tr>
            <TableHeadCell>Column</TableHeadCell>
            <TableHeadCell>Example</TableHeadCell>
            <TableHeadCell>Is taken for</TableHeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {columns.map(({ header, example }) => {
            const field = mapping[header] ?? 'ignore'
            const tag = tagField(header, field)
            return (
              <TableRow key={header}>
                <TableCell className="font-medium break-words">{header || '(no header)'}</TableCell>
                <TableCell className="max-w-64 truncate text-ink-muted">{example}</TableCell>
                <TableCell className="min-w-36">
                  <Select
                    aria-label={`What ${header || 'the column without a header'} is taken for`}
                    value={field}
                    onChange={(event) => onChange({ ...mapping, [header]: event.target.value })}
                  >
                    {FIELDS.map(([value, label]) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                    {tag === undefined ? null : <option value={tag}>Tag {tag.slice(5)}</option>}
                  </Select>
                </TableCell>
              </TableRow>
            )
          })}
        </TableBody>
      </Table>
    </Card>
  )
}

/** The tag that the column may be; none where the header cannot name one. */
function tagField(header: string, field: string): string | undefined {
  if (field.startsWith('tags.')) return field
  const name = header.replace(/^tags\./, '').trim()
  return name === '' || name.length > 64 ? undefined : `tags.${name}`
}
