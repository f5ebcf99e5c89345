'use client'

import { roles } from '@/lib/core/roles'
import { Checkbox } from '../ui/checkbox'
import { Field } from '../ui/field'
import { Select } from '../ui/select'
import { roleWords } from './role-words'
import type { Membership } from './user-actions'

export interface CompanyWithTenants {
  readonly id: string
  readonly name: string
  readonly tenants: readonly { readonly id: number; readonly name: string }[]
}

/** Company, role, and all of its tenants or some. */
export function MembershipFields({
  companies,
  value,
  onChange,
  isCompanyFixed = false,
}: {
  companies: readonly CompanyWithTenants[]
  value: Membership
  onChange: (membership: Membership) => void
  isCompanyFixed?: boolean
}) {
  const tenants = companies.find((company) => company.id === value.companyId)?.tenants ?? []
  const picked = value.tenantIds
  const toggle = (id: number, isOn: boolean) =>
    onChange({
      ...value,
      tenantIds: isOn ? [...(picked ?? []), id] : (picked ?? []).filter((one) => one !== id),
    })
  return (
    <>
      <Field label="Company">
        <Select
          value={value.companyId}
          disabled={isCompanyFixed}
          onChange={(event) => onChange({ ...value, companyId: event.target.value, tenantIds: null })}
        >
          {companies.map((company) => (
            <option key={company.id} value={company.id}>
              {company.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Role" hint={roleWords[value.role].sentence}>
        <Select
          value={value.role}
          onChange={(event) => {
            const role = roles.find((one) => one === event.target.value)
            if (role) onChange({ ...value, role })
          }}
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {roleWords[role].name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Tenants" hint={picked === null ? undefined : 'It sees nothing of the others.'}>
        <Select
          value={picked === null ? 'all' : 'some'}
          onChange={(event) => onChange({ ...value, tenantIds: event.target.value === 'all' ? null : [] })}
        >
          <option value="all">All, also later ones</option>
          <option value="some" disabled={tenants.length === 0}>
            Only these
          </option>
        </Select>
      </Field>
      {picked === null ? null : (
        <fieldset className="max-h-48 overflow-y-auto rounded-md border p-2">
          <legend className="sr-only">Tenants that it sees</legend>
          {tenants.map((tenant) => (
            <div key={tenant.id} className="flex items-start gap-2 py-1">
              <Checkbox
                id={`tenant-${tenant.id}`}
                checked={picked.includes(tenant.id)}
                onCheckedChange={(checked) => toggle(tenant.id, checked)}
              />
              <label htmlFor={`tenant-${tenant.id}`} className="text-sm">
                {tenant.name} <span className="text-ink-faint">({tenant.id})</span>
              </label>
            </div>
          ))}
        </fieldset>
      )}
    </>
  )
}
