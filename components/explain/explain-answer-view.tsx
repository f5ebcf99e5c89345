import type { Explanation } from '@/lib/contract/explain'
import { CommandsCard } from './commands-card'
import { GrammarCard } from './grammar-card'
import { OutputsCard } from './outputs-card'
import { StoredCard } from './stored-card'
import { SubscriptionCard } from './subscription-card'
import { type ExplainMends, VerdictCard } from './verdict-card'

/** The verdict first, then why, then what would come of it. */
export function ExplainAnswerView({
  explanation,
  mends,
}: {
  readonly explanation: Explanation
  readonly mends: ExplainMends
}) {
  return (
    <>
      <VerdictCard explanation={explanation} mends={mends} />
      <GrammarCard grammar={explanation.grammar} claim={explanation.claim} />
      <SubscriptionCard subscription={explanation.subscription} />
      <StoredCard readings={explanation.readings} moreReadings={explanation.moreReadings} />
      <CommandsCard commands={explanation.commands} />
      <OutputsCard explanation={explanation} />
    </>
  )
}
