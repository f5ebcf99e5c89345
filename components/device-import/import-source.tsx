'use client'

import { useEffect, useEffectEvent, useRef } from 'react'
import type { DeviceTemplate } from '@/lib/contract/device-templates'
import { dialectIds } from '@/lib/core/dialect-id'
import { dialectName } from '../device/dialect-name'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import type { ImportDraft } from './import-request'

export interface ImportTenant {
  readonly id: number
  readonly name: string
  readonly companyId: string
  readonly companyName: string
}

/** Where the devices go, the file, and what its rows do not say. */
export function ImportSource({
  tenants,
  templates,
  draft,
  onChange,
}: {
  tenants: readonly ImportTenant[]
  templates: readonly DeviceTemplate[]
  draft: ImportDraft
  onChange: (draft: ImportDraft) => void
}) {
  const file = useRef<HTMLInputElement>(null)
  const tenant = tenants.find(({ id }) => id === draft.tenantId)
  const fitting = templates.filter(({ companyId }) => companyId === tenant?.companyId)
  const { templateId: _template, dialect: _dialect, ...rest } = draft
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return
    const { mapping: _mapping, ...kept } = draft
    onChange({ ...kept, fileName: chosen.name, csv: await chosen.text() })
  }
  const begin = useEffectEvent(() => void choose(file.current?.files?.[0]))
  // Who is quick has chosen before the page could hear of it.
  useEffect(() => begin(), [])
  return (
    <Card title="1. File" description="CSV with a header row; commas, semicolons or tabs. Up to 50,000 rows.">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Tenant">
          <Select
            value={draft.tenantId}
            onChange={(event) => onChange({ ...rest, tenantId: Number(event.target.value) })}
          >
            {tenants.map(({ id, name, companyName }) => (
              <option key={id} value={id}>
                {companyName}: {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="CSV file" hint={draft.fileName ? `Chosen: ${draft.fileName}` : null}>
          <Input
            ref={file}
            type="file"
            className="cursor-pointer py-1.5"
            accept=".csv,.tsv,.txt,text/csv"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        </Field>
        <Field
          label="Template"
          isOptional
          hint="Its dialect, tags and sensors go to every row; a row adds its own."
        >
          <Select
            value={draft.templateId ?? ''}
            onChange={(event) =>
              onChange({ ...rest, ...(event.target.value ? { templateId: event.target.value } : {}) })
            }
          >
            <option value="">None</option>
            {fitting.map(({ id, name, dialect }) => (
              <option key={id} value={id}>
                {name} ({dialectName(dialect)})
              </option>
            ))}
          </Select>
        </Field>
        {draft.templateId === undefined ? (
          <Field label="Dialect of rows that name none" isOptional>
            <Select
              value={draft.dialect ?? ''}
              onChange={(event) => {
                const dialect = dialectIds.find((id) => id === event.target.value)
                onChange({ ...rest, ...(dialect ? { dialect } : {}) })
              }}
            >
              <option value="">None: each row names its own</option>
              {dialectIds.map((id) => (
                <option key={id} value={id}>
                  {dialectName(id)}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
      </div>
    </Card>
  )
}
