import { expect, it } from 'vitest'
import { subjectHref } from './audit-subject'

it('leads to what was changed, as long as it is there', () => {
  const device = { subjectKind: 'device', subjectId: 'd', tenantId: 7, verb: 'device.update' }
  expect(subjectHref(device)).toBe('/tenant/7/devices/d')
  expect(subjectHref({ ...device, verb: 'device.delete' })).toBeNull()
  expect(subjectHref({ ...device, subjectKind: 'credential' })).toBeNull()
})
