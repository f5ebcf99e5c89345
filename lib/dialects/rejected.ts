import type { Mend, ReasonCode, Rejection, Stage } from '@/lib/core/rejection'
import type { Decoded } from './dialect'

/** A rejection; a mend without an action is just its sentence. */
export function rejected(stage: Stage, code: ReasonCode, sentence: string, mend?: Mend | string): Rejection {
  if (mend === undefined) return { stage, code, sentence }
  return { stage, code, sentence, mend: typeof mend === 'string' ? { sentence: mend } : mend }
}

export const copyTopic = (sentence: string, topic: string): Mend => ({
  sentence,
  action: { kind: 'copy-topic', topic },
})

/** A message of which nothing is kept. */
export const onlyRejected = (rejection: Rejection): Decoded => ({
  readings: [],
  commands: [],
  rejections: [rejection],
})
