import { Facts } from '../device/facts'
import { plural } from '../lists/plural'
import { Badge } from '../ui/badge'
import { StatusMark } from '../ui/status-mark'
import type { ReplayTally } from './replay-tally'

const outcomes = {
  stored: { mark: 'ok', word: 'Stored' },
  refused: { mark: 'refused', word: 'Still refused' },
  'not-kept': { mark: 'warn', word: 'Not kept' },
  'replayed-before': { mark: 'info', word: 'Replayed before' },
} as const

/** What a replay would do, or did. */
export function ReplayCounts({ tally, isDone }: { readonly tally: ReplayTally; readonly isDone: boolean }) {
  const { matched, messages, readings, newSensors, stillRefused, alreadyReplayed, notKept, examples } = tally
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Facts
        facts={[
          ['Looked at', plural(matched, 'record')],
          [
            isDone ? 'Stored' : 'Would store',
            <strong key="stored">
              {plural(messages, 'message')}, {plural(readings, 'reading')}
              {newSensors > 0 ? `, ${plural(newSensors, 'new sensor')}` : ''}
            </strong>,
          ],
          [
            'Still refused',
            stillRefused.length === 0 ? (
              'none'
            ) : (
              <span key="refused" className="flex flex-wrap gap-1">
                {stillRefused.map(({ code, count }) => (
                  <Badge key={code} tone="bad">
                    {code}: {count.toLocaleString('en')}
                  </Badge>
                ))}
              </span>
            ),
          ],
          ['Replayed before', alreadyReplayed === 0 ? 'none' : plural(alreadyReplayed, 'record')],
          [
            'Cannot be judged again',
            notKept === 0
              ? 'none'
              : `${plural(notKept, 'record')}: not kept whole, no message of a device, or its device is gone`,
          ],
        ]}
      />
      {examples.length > 0 ? (
        <details>
          <summary className="text-sm font-medium">Examples</summary>
          <ul className="mt-2 flex flex-col gap-2">
            {examples.map(({ seq, outcome, sentence, topic }) => (
              <li key={seq} className="flex min-w-0 flex-col text-sm">
                <span className="flex flex-wrap items-center gap-2">
                  <StatusMark mark={outcomes[outcome].mark}>
                    {outcome === 'stored' && !isDone ? 'Would be stored' : outcomes[outcome].word}
                  </StatusMark>
                  <span className="min-w-0 break-words">{sentence}</span>
                </span>
                {topic === null ? null : <code className="text-xs break-all text-ink-muted">{topic}</code>}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
