import type { Explanation } from '@/lib/contract/explain'
import type { MendActions } from '../logs/mend-panel'
import { CommandsCard } from './commands-card'
import { GrammarCard } from './grammar-card'
import { OutputsCard } from './outputs-card'
import { StoredCard } from './stored-card'
import { SubscriptionCard } from './subscription-card'
import { VerdictCard } from './verdict-card'

/** The verdict first, then why, then what would come of it. */
export function ExplainAnswerView({
  explanation,
  actions,
}: {
  readonly explanation: Explanation
  readonly actions: MendActions
}) {
  return (
    <>
      <VerdictCard explanation={explanation} actions={actions} />
      <GrammarCard grammar={explanation.grammar} claim={explanation.claim} />
      <SubscriptionCard subscription={explanation.subscription} />
      <StoredCard readings={explanation.readings} moreReadings={explanation.moreReadings} />
      <CommandsCard commands={explanation.commands} />
      <OutputsCard explanation={explanation} />
    </>
  )
}
