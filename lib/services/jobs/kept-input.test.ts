import { expect, it } from 'vitest'
import { writeBulkInput } from '../device-bulk/bulk-input'
import { readImportInput, writeImportInput } from '../device-import/import-input'
import { jobDevices } from '../job-credentials/job-devices'
import { keptInput } from './kept-input'

const ID = '0b9c1c5e-6a0e-4d2a-9b1c-5e6a0e4d2a9b'
const imported = writeImportInput({
  columns: [{ header: 'Name', field: 'name', example: 'Pump' }],
  records: [
    { row: 2, cells: ['Pump'] },
    { row: 4, cells: ['Mixer'] },
  ],
  defaults: { dialect: 'plain', templateName: undefined, tags: { site: 'North' }, sensors: [] },
})
const rotation = writeBulkInput({ ids: [ID], action: { kind: 'rotate-credentials', overlapHours: 24 } })
const awaiting = { awaitingCredentials: 1 }

it('keeps of an import its columns and row numbers, and nothing of what its rows held', () => {
  const kept = keptInput({ kind: 'import-devices', input: imported }, awaiting)
  const { columns, records } = readImportInput(kept)
  expect(columns.map(({ header }) => header)).toEqual(['Name'])
  expect(records.map(({ row }) => row)).toEqual([2, 4])
  expect(JSON.stringify(kept)).not.toMatch(/Pump|Mixer|North/)
  expect(jobDevices({ id: ID, kind: 'import-devices', input: kept })).toEqual(
    jobDevices({ id: ID, kind: 'import-devices', input: imported }),
  )
})

it('keeps of a rotation whose credentials are issued for how long', () => {
  expect(keptInput({ kind: 'rotate-credentials', input: rotation }, awaiting)).toEqual(rotation)
})

it.each([
  ['import-devices', imported],
  ['rotate-credentials', rotation],
] as const)('keeps no device of %s where no credential is to be issued', (kind, input) => {
  expect(jobDevices({ id: ID, kind, input: keptInput({ kind, input }, {}) })?.ids).toEqual([])
})

it('keeps nothing of other jobs, nor of an input that cannot be read', () => {
  expect(keptInput({ kind: 'delete-devices', input: rotation }, awaiting)).toEqual({})
  expect(keptInput({ kind: 'import-devices', input: { rows: 3 } }, awaiting)).toEqual({})
})
