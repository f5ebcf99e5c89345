'use client'
import type { Explanation } from '@/lib/contract/explain'
import { dialectName } from '../device/dialect-name'
import type { MendActions } from '../mends/mend-actions'
import { MendPanel } from '../mends/mend-panel'
import type { MendPowers } from '../mends/mend-reach'
import { Badge } from '../ui/badge'
import { Card } from '../ui/card'
import { StatusMark } from '../ui/status-mark'

const verdicts = {
  accepted: { mark: 'allowed', word: 'Accepted' },
  partly: { mark: 'warn', word: 'Accepted in part' },
  refused: { mark: 'refused', word: 'Refused' },
} as const

const versions: Readonly<Record<number, string>> = { 3: 'MQTT 3.1', 4: 'MQTT 3.1.1', 5: 'MQTT 5' }

export interface ExplainMends {
  /** The device that was asked about, where it is one. */
  readonly deviceId: string | null
  readonly powers: MendPowers
  readonly actions: MendActions
}

/** First of all: whether it goes through, why, what mends it, and what the client would hear. */
export function VerdictCard({
  explanation,
  mends,
}: {
  readonly explanation: Explanation
  readonly mends: ExplainMends
}) {
  const { outcome, sentence, rejections, notes, told, principal, version, qos, action } = explanation
  const { mark, word } = verdicts[outcome]
  return (
    <Card
      className={
        outcome === 'refused' ? 'border-bad/60' : outcome === 'partly' ? 'border-warn/60' : 'border-ok/60'
      }
    >
      <div className="flex flex-col gap-3">
        <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lg font-semibold">
          <StatusMark mark={mark} className="text-lg [&_svg]:size-5">
            {word}
          </StatusMark>
          <span className="min-w-0 break-words">{sentence}</span>
        </h2>
        <p className="text-sm">
          <span className="text-ink-muted">The client would get:</span> {told}
        </p>
        {rejections.length === 0 ? null : (
          <ul className="flex flex-col gap-3">
            {rejections.map((rejection, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that does not change
              <li key={index} className="flex min-w-0 flex-col gap-2">
                <p className="flex flex-wrap items-center gap-2 text-sm">
                  <Badge tone="bad">{rejection.code}</Badge>
                  <Badge>{rejection.stage}</Badge>
                  {rejection.itemIndex === null ? null : <Badge>item {rejection.itemIndex}</Badge>}
                  {rejection.sentence === sentence ? null : (
                    <span className="min-w-0 break-words">{rejection.sentence}</span>
                  )}
                </p>
                {rejection.mend ? (
                  <MendPanel
                    mend={rejection.mend}
                    place={{
                      deviceId: mends.deviceId,
                      tenantId: principal.tenantId,
                      companyId: principal.companyId,
                      code: rejection.code,
                      isMessage: action === 'publish',
                      seq: null,
                    }}
                    powers={mends.powers}
                    actions={mends.actions}
                  />
                ) : null}
              </li>
            ))}
          </ul>
        )}
        {notes.map((note) => (
          <p key={note} className="rounded-md bg-info-soft px-3 py-2 text-sm text-info">
            {note}
          </p>
        ))}
        <p className="text-xs text-ink-faint">
          As {principal.name}, {dialectName(principal.dialect)} rules, {action} at QoS {qos},{' '}
          {versions[version] ?? `MQTT version ${version}`}. Nothing was sent.
        </p>
      </div>
    </Card>
  )
}
