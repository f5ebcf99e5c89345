import { expect, it } from 'vitest'
import { dialectIds } from '@/lib/core/dialect-id'
import { dialectOf } from '@/lib/dialects/registry'
import { commandWords } from './command-words'

it.each(dialectIds)('promises of %s no more than the dialect keeps', (id) => {
  const { commandQosMax, commandsWait } = dialectOf(id).wire
  expect(commandWords[id]).toMatchObject({ qosMax: Math.min(commandQosMax, 1), waits: commandsWait })
})
