import { expect, it } from 'vitest'
import { logRecord } from '../logs/log-record.fixture'
import { replayOfView } from './replay-of-view'

const device = { id: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0002', name: 'Press 4' }
const all = { text: '', isPattern: false, outcome: null, kind: null, code: null }
const rows = [
  logRecord({ seq: 1 }),
  logRecord({ seq: 2, outcome: 'refused' }),
  logRecord({ seq: 3, outcome: 'refused', kind: 'connection' }),
].map((record) => ({ record, bytes: 1 }))

it('asks the server for all of the device where no text is looked for', () => {
  expect(replayOfView(device, { ...all, code: 'unknown-sensor' }, [])).toMatchObject({
    scope: { filter: { deviceId: device.id, code: 'unknown-sensor' } },
    sentence: expect.stringContaining('unknown-sensor'),
  })
})

it('names the refused messages that a text has left over', () => {
  expect(replayOfView(device, { ...all, text: 'temp' }, rows)?.scope).toEqual({ seqs: [2] })
})

it('is nothing where no refused message is shown', () => {
  expect(replayOfView(device, { ...all, text: 'temp' }, rows.slice(0, 1))).toBeUndefined()
  expect(replayOfView(device, { ...all, outcome: 'allowed' }, rows)).toBeUndefined()
  expect(replayOfView(device, { ...all, kind: 'connection' }, rows)).toBeUndefined()
})
