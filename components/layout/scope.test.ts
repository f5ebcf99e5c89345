import { describe, expect, it } from 'vitest'
import { type ScopeCompany, type ScopeTenant, scopeOf, withinCompany } from './scope'

const acme: ScopeCompany = { id: 'a', name: 'Acme', status: 'active' }
const bolt: ScopeCompany = { id: 'b', name: 'Bolt', status: 'active' }
const plant: ScopeTenant = { id: 7, companyId: 'b', name: 'Plant', status: 'active' }

describe('scopeOf', () => {
  it('takes the tenant out of the path, and its company with it', () => {
    expect(scopeOf('/tenant/7/devices', null, [acme, bolt], [plant])).toEqual({
      company: bolt,
      tenant: plant,
    })
  })

  it('lets the tenant of the path win over the company of the query', () => {
    expect(scopeOf('/tenant/7', 'a', [acme, bolt], [plant]).company).toBe(bolt)
  })

  it('takes the company out of the query', () => {
    expect(scopeOf('/devices', 'a', [acme, bolt], [plant])).toEqual({ company: acme })
  })

  it('is everything where nothing is said', () => {
    expect(scopeOf('/devices', null, [acme, bolt], [plant])).toEqual({})
  })

  it('is the only company of a reader who sees one', () => {
    expect(scopeOf('/devices', null, [acme], [])).toEqual({ company: acme })
  })

  it('does not take a tenant or company that the reader does not see', () => {
    expect(scopeOf('/tenant/8', 'c', [acme, bolt], [plant])).toEqual({})
  })

  it('reads no tenant out of paths that only look like one', () => {
    expect(scopeOf('/tenants/7', null, [acme, bolt], [plant])).toEqual({})
  })
})

describe('withinCompany', () => {
  it('keeps a list to the company in scope', () => {
    expect(withinCompany('/devices', { company: acme })).toBe('/devices?company=a')
    expect(withinCompany('/devices', {})).toBe('/devices')
  })
})
