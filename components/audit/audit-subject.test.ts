import { expect, it } from 'vitest'
import { fieldHref, subjectHref } from './audit-subject'

it('leads to what was changed, as long as it is there', () => {
  const device = { subjectKind: 'device', subjectId: 'd', tenantId: 7, verb: 'device.update' }
  expect(subjectHref(device)).toBe('/tenant/7/devices/d')
  expect(subjectHref({ ...device, verb: 'device.delete' })).toBeNull()
  expect(subjectHref({ ...device, subjectKind: 'credential' })).toBeNull()
})

it('leads to the device and the job that a change names', () => {
  const id = '0f94ed0c-9b94-414c-8b59-d869c690b812'
  expect(fieldHref('deviceId', id, 7)).toBe(`/tenant/7/devices/${id}`)
  expect(fieldHref('deviceId', id, null)).toBeNull()
  expect(fieldHref('jobId', id, null)).toBe(`/jobs/${id}`)
  expect(fieldHref('name', id, 7)).toBeNull()
  expect(fieldHref('jobId', 'nothing', 7)).toBeNull()
})
