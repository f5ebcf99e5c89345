'use server'

import type { ActionResult } from '@/components/device/action-result'
import type { ExplainRequest } from '@/components/explain/explain-form'
import type { Explanation } from '@/lib/contract/explain'
import { explain } from '@/lib/services/explain/explain'
import { act } from '@/lib/session/act'

export async function explainAction(input: ExplainRequest): Promise<ActionResult<Explanation>> {
  return act(explain, input)
}
