import { expect, it } from 'vitest'
import { lines } from './lines'

async function* chunks(...texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text)
}

it('joins what chunks cut apart, breaks at newlines alone, and leaves out what has no end', async () => {
  const found: string[] = []
  for await (const line of lines(chunks('a\u2028b\n', 'c', 'd\r\n\ne', 'f\ng'))) found.push(String(line))
  expect(found).toEqual(['a\u2028b', 'cd\r', '', 'ef'])
})
