import { notFound } from 'next/navigation'
import type { Verb } from '@/lib/services/context'
import { type ActResult, act } from '@/lib/session/act'
import { pageCtx } from '@/lib/session/page-actor'

/** A list for a page: the answer, or the problem that its failed face shows. What is out of sight is not found. */
export async function read<V extends Verb>(
  verb: V,
  input: unknown,
): Promise<ActResult<Awaited<ReturnType<V>>>> {
  await pageCtx()
  const result = await act(verb, input)
  if (!result.ok && (result.problem.code === 'not-found' || result.problem.code === 'forbidden')) notFound()
  return result
}
