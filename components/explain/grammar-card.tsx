import type { ExplainedPattern, Explanation } from '@/lib/contract/explain'
import { Card } from '../ui/card'
import { StatusMark } from '../ui/status-mark'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'

type Level = ExplainedPattern['levels'][number]

/** The topic beside the form that fits it best, level by level; below it the other forms. */
export function GrammarCard({
  grammar: { best, others },
  claim,
}: {
  readonly grammar: Explanation['grammar']
  readonly claim: string | null
}) {
  return (
    <Card
      title="The topic, level by level"
      description={
        best === null
          ? undefined
          : best.fits
            ? `Its form: ${best.label}.`
            : `No form fits whole. The nearest: ${best.label}.`
      }
    >
      <div className="flex min-w-0 flex-col gap-3">
        {best === null ? (
          <p className="text-sm text-ink-muted">There is no form of topic that this client may use so.</p>
        ) : (
          <>
            <code className="text-sm break-all">{best.topic}</code>
            <LevelTable levels={best.levels} />
          </>
        )}
        <p className="text-sm text-ink-muted">
          {claim === null ? (
            'Nothing that the client is granted covers this topic.'
          ) : (
            <>
              Covered by its grant <code className="break-all">{claim}</code>.
            </>
          )}
        </p>
        {others.length > 0 ? (
          <details>
            <summary className="text-sm font-medium">
              {others.length === 1 ? 'One other form' : `${others.length} other forms`}
            </summary>
            <ul className="mt-2 flex flex-col gap-2">
              {others.map(({ label, topic, fits }) => (
                <li key={`${label} ${topic}`} className="flex min-w-0 flex-col">
                  <span className="flex flex-wrap items-center gap-2 text-sm">
                    <StatusMark mark={fits ? 'ok' : 'bad'}>{fits ? 'Fits' : 'Does not fit'}</StatusMark>
                    {label}
                  </span>
                  <code className="text-xs break-all text-ink-muted">{topic}</code>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </Card>
  )
}

function LevelTable({ levels }: { readonly levels: readonly Level[] }) {
  return (
    <Table label="Levels of the topic">
      <TableHead>
        <tr>
          <TableHeadCell>Level</TableHeadCell>
          <TableHeadCell>Expected</TableHeadCell>
          <TableHeadCell>Given</TableHeadCell>
          <TableHeadCell>Fits</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {levels.map((level, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: levels have places, and names may repeat
          <TableRow key={index} data-fits={level.fits}>
            <TableCell className="text-ink-muted">{index + 1}</TableCell>
            <TableCell>
              {level.expected === null ? (
                <span className="text-ink-muted">
                  {level.name}
                  {level.isRest && level.fits ? ', any levels' : ''}
                </span>
              ) : (
                <code className="break-all">{level.expected}</code>
              )}
              {level.isOptional ? <span className="text-ink-faint"> (may be absent)</span> : null}
            </TableCell>
            <TableCell>
              {level.given === null ? (
                <span className="text-ink-faint">nothing</span>
              ) : level.given === '' ? (
                <span className="text-ink-faint">an empty level</span>
              ) : (
                <code className="break-all">{level.given}</code>
              )}
            </TableCell>
            <TableCell>
              <StatusMark mark={level.fits ? 'ok' : 'bad'}>{level.fits ? 'Yes' : 'No'}</StatusMark>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
