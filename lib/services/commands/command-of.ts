import type { Command } from '@/lib/core/command'
import { invalid } from '@/lib/core/fault'

/** A command as it was asked for; text and base64 are strings. */
export function commandOf({
  name,
  payload,
  encoding,
  mapping,
}: Pick<Command, 'name' | 'payload'> & {
  readonly encoding?: Command['encoding'] | undefined
  readonly mapping?: string | undefined
}): Command {
  if (encoding === 'text' || encoding === 'base64') {
    if (typeof payload !== 'string') throw invalid('payload', `is a string where the encoding is ${encoding}`)
    if (encoding === 'base64' && !isBase64(payload)) throw invalid('payload', 'is not base64')
  }
  return {
    name,
    payload,
    ...(encoding === undefined ? {} : { encoding }),
    ...(mapping === undefined ? {} : { mapping }),
  }
}

const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
