/** For server actions: the same gate, check and verb as the API; a problem is a value that the form shows. */
import { randomUUID } from 'node:crypto'
import { headers } from 'next/headers'
import { isFault } from '@/lib/core/fault'
import type { Verb } from '@/lib/services/context'
import { problemOf } from '@/lib/services/problem'
import { runVerb } from '@/lib/services/run-verb'
import { ctxOf } from './ctx-of'
import { callerOf } from './current-actor'
import { webServices } from './web-services'

export type ActResult<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly problem: ReturnType<typeof problemOf> }

/** Next itself refuses an action whose Origin is another host's. */
export async function act<V extends Verb>(verb: V, input: unknown): Promise<ActResult<Awaited<ReturnType<V>>>>
export async function act(verb: Verb, input: unknown): Promise<ActResult<unknown>> {
  const requestId = randomUUID()
  try {
    const found = new Headers(await headers())
    found.delete('authorization')
    const ctx = ctxOf(found, await callerOf(found), requestId)
    return { ok: true, data: await runVerb(verb, ctx, input) }
  } catch (error) {
    if (!isFault(error)) webServices().log.error({ err: error, requestId }, 'an action failed')
    return { ok: false, problem: problemOf(error, requestId) }
  }
}
