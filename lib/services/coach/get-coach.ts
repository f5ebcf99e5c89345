import { getCoachOp } from '@/lib/contract/coach'
import { verb } from '../context'
import { findDevice } from '../devices/device-view'
import { coachOf } from './coach-of'
import { loadCoachFacts } from './load-coach-facts'

export const getCoach = verb(getCoachOp, async (ctx, { id, since }) => {
  const { facts, hasConnected, hasRecent } = await loadCoachFacts(
    ctx,
    await findDevice(ctx, id, 'read:logs'),
    since,
  )
  return {
    deviceId: id,
    hasConnected,
    isComplete: facts.storedAt !== null,
    hasRecent,
    steps: coachOf(facts).map((step) => ({ ...step })),
  }
})
