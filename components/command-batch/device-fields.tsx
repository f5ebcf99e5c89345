'use client'
import { dialectIds } from '@/lib/core/dialect-id'
import { dialectName } from '../device/dialect-name'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { type BatchDraft, dialectOfOption, presenceOfOption } from './batch-draft'

/** Which devices of the tenant, by the words of the device list. */
export function DeviceFields({
  draft,
  onChange,
}: {
  readonly draft: BatchDraft
  onChange(draft: BatchDraft): void
}) {
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
      <Field label="Dialect">
        <Select
          value={draft.dialect}
          onChange={(event) => onChange({ ...draft, dialect: dialectOfOption(event.target.value) })}
        >
          <option value="">Any dialect</option>
          {dialectIds.map((id) => (
            <option key={id} value={id}>
              {dialectName(id)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Presence">
        <Select
          value={draft.presence}
          onChange={(event) => onChange({ ...draft, presence: presenceOfOption(event.target.value) })}
        >
          <option value="">Any presence</option>
          <option value="online">Online</option>
          <option value="offline">Offline</option>
          <option value="never-seen">Never seen</option>
        </Select>
      </Field>
      <Field label="Name or id holds" isOptional>
        <Input
          value={draft.q}
          maxLength={100}
          onChange={(event) => onChange({ ...draft, q: event.target.value })}
        />
      </Field>
    </div>
  )
}
