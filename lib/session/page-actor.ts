/** For server components: whoever has not signed in is sent there; what is out of sight is a page that is not there. */
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { Actor } from '@/lib/core/actor'
import { type Fault, isFault } from '@/lib/core/fault'
import { type Ctx, isNobody, type Verb } from '@/lib/services/context'
import { runVerb } from '@/lib/services/run-verb'
import { ctxOf } from './ctx-of'
import { callerOf } from './current-actor'

/** Once a request; nobody is let through, for pages that are public. */
export const pageCtxOrNobody = cache(async (): Promise<Ctx> => {
  const found = new Headers(await headers())
  return ctxOf(found, await callerOf(withoutBearer(found)))
})

export async function pageCtx(): Promise<Ctx> {
  const ctx = await pageCtxOrNobody()
  if (isNobody(ctx.actor)) redirect(signInHref((await headers()).get('x-signalbox-path')))
  return ctx
}

/** With the way back, which `proxy.ts` hands on and the sign-in checks. */
const signInHref = (path: string | null): string =>
  path && path !== '/' ? `/sign-in?from=${encodeURIComponent(path)}` : '/sign-in'

export const pageActor = async (): Promise<Actor> => (await pageCtx()).actor

/** What a page shows: the verb's answer. Other faults reach the page's error face. */
export async function load<V extends Verb>(verb: V, input: unknown): Promise<Awaited<ReturnType<V>>>
export async function load(verb: Verb, input: unknown): Promise<unknown> {
  const ctx = await pageCtx()
  try {
    return await runVerb(verb, ctx, input)
  } catch (error) {
    if (isFault(error) && (notThere.has(error.code) || isWrongAddress(error))) notFound()
    throw withRequestId(error, ctx.requestId)
  }
}

const notThere: ReadonlySet<string> = new Set(['not-found', 'forbidden'])

/** An id that is none: nothing could be there. */
const isWrongAddress = ({ code, extra }: Fault): boolean =>
  code === 'invalid' && extra.issues?.length === 1 && /^(id|seq)$/.test(extra.issues[0]?.path ?? '')

/** Next hands the browser an error's digest and nothing else of it: so the page can name the request, as problems do. */
function withRequestId(error: unknown, requestId: string | null): Error {
  const known = error instanceof Error ? error : new Error(String(error))
  return requestId === null ? known : Object.assign(known, { digest: requestId })
}

/** Pages are for people: a Bearer opens the API only. */
function withoutBearer(found: Headers): Headers {
  found.delete('authorization')
  return found
}
