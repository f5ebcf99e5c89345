import type { Job } from '@/lib/contract/jobs'

const WORDS: Readonly<Record<string, string>> = {
  created: 'created',
  alreadyThere: 'already there',
  sensors: 'sensors created',
  changed: 'changed',
  unchanged: 'unchanged',
  deleted: 'deleted',
  awaitingCredentials: 'ready for new credentials',
}

/** What a job did, counted, in words; what is none is left out. */
export const countWords = (counts: Job['counts']): readonly (readonly [string, string])[] =>
  Object.entries(counts).flatMap(([name, count]) => {
    const word = WORDS[name] ?? name
    return count === 0 ? [] : [[word, count.toLocaleString('en')] as const]
  })
