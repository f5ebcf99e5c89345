import { expect, it } from 'vitest'
import { everyRecord } from '@/lib/contract/log-filter'
import { logRecord } from '@/testing/log-record'
import { replayOfView } from './replay-of-view'

const device = { deviceId: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0002', name: 'Press 4' }
const rows = [
  logRecord({ seq: 1 }),
  logRecord({ seq: 2, outcome: 'refused' }),
  logRecord({ seq: 3, outcome: 'refused', kind: 'connection' }),
].map((record) => ({ seq: record.seq, record, bytes: 1 }))

it('asks the server for all of the device where no text is looked for', () => {
  expect(replayOfView(device, { ...everyRecord, code: 'unknown-sensor' }, [])).toMatchObject({
    scope: { filter: { deviceId: device.deviceId, code: 'unknown-sensor' } },
    sentence: expect.stringContaining('unknown-sensor'),
  })
})

it('names the refused messages that a text has left over', () => {
  expect(replayOfView(device, { ...everyRecord, text: 'temp' }, rows)?.scope).toEqual({ seqs: [2] })
  expect(replayOfView(device, { ...everyRecord, topic: '#' }, rows)?.scope).toEqual({ seqs: [2] })
  expect(replayOfView({ name: 'all companies' }, everyRecord, rows)?.scope).toEqual({ seqs: [2] })
})

it('is nothing where no refused message is shown', () => {
  expect(replayOfView(device, { ...everyRecord, text: 'temp' }, rows.slice(0, 1))).toBeUndefined()
  expect(replayOfView(device, { ...everyRecord, outcome: 'allowed' }, rows)).toBeUndefined()
  expect(replayOfView(device, { ...everyRecord, kind: 'connection' }, rows)).toBeUndefined()
})
