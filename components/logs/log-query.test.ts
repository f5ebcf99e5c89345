import { expect, it } from 'vitest'
import { everyRecord } from '@/lib/contract/log-filter'
import { listLogsOp } from '@/lib/contract/logs'
import { exportHref, logQuery } from './log-query'

const filter = { ...everyRecord, text: ' temp ', isPattern: true, code: 'unknown-sensor', topic: 'a/+' }

it('asks the API for what the page is filtered by', () => {
  const query = logQuery({ tenantId: 7 }, filter)
  expect(query).toEqual({ tenantId: 7, q: 'temp', isPattern: true, code: 'unknown-sensor', topic: 'a/+' })
  expect(listLogsOp.query.safeParse(query).success).toBe(true)
})

it('leaves out what the address names and nobody knows', () => {
  expect(logQuery({}, { ...everyRecord, code: 'no-such-code', isPattern: true })).toEqual({})
})

it('names the same in the address of the export', () => {
  expect(exportHref({ tenantId: 7 }, filter, 'ndjson')).toBe(
    '/api/v1/logs/export?format=ndjson&tenantId=7&q=temp&isPattern=true&code=unknown-sensor&topic=a%2F%2B',
  )
})
