import { expect, it } from 'vitest'
import { logErrors } from './log-errors'

it('finds records of errors, stacks, and a part that died', () => {
  const said = [
    '{"level":30,"msg":"the broker is ready"}',
    '{"level":40,"msg":"the queue of a session is full"}',
    '{"level":50,"msg":"a promise was rejected"}',
    'TypeError: nothing',
    '    at somewhere.ts:1',
    'signalbox  The broker has ended and starts again in 0.25 s.',
    'signalbox  Starting the web.',
    '{half a rec',
  ].join('\n')
  expect(logErrors(said)).toHaveLength(4)
})
