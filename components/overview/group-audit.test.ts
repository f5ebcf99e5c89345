import { expect, it } from 'vitest'
import type { AuditRecord } from '@/lib/contract/audit'
import { groupAudit } from './group-audit'

const record = (id: string, verb: string, subjectName: string, actorName = 'ada'): AuditRecord => ({
  id,
  at: '2026-11-21T12:00:00Z',
  actorKind: 'user',
  actorName,
  companyId: null,
  tenantId: null,
  verb,
  subjectKind: 'command',
  subjectId: id,
  subjectName,
  changes: {},
  address: null,
  requestId: null,
})
const grouped = (max: number, ...records: AuditRecord[]) =>
  groupAudit(records, max).map(({ record: { id }, count }) => [id, count])

it('counts what was done again and again, under the newest', () => {
  const records = [
    record('4', 'command.queue', 'speed'),
    record('3', 'command.queue', 'speed'),
    record('2', 'command.queue', 'speed', 'bob'),
    record('1', 'device.create', 'speed', 'bob'),
  ]
  expect(grouped(8, ...records)).toEqual([
    ['4', 2],
    ['2', 1],
    ['1', 1],
  ])
})

it('counts the last group to its end, and begins no more than it may', () => {
  const records = ['4', '3', '2'].map((id) => record(id, 'command.queue', 'speed'))
  expect(grouped(1, ...records, record('1', 'device.create', 'pump'))).toEqual([['4', 3]])
})
