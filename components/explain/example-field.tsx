'use client'
import type { DeviceDetail } from '@/lib/contract/devices'
import { Field } from '../ui/field'
import { Select } from '../ui/select'
import type { ExplainForm } from './explain-form'

/** Fills the question with one of the device's own topics. */
export function ExampleField({
  topics,
  onChange,
}: {
  readonly topics: DeviceDetail['topics']
  onChange(part: Partial<ExplainForm>): void
}) {
  return (
    <Field label="Fill in" isOptional hint="One of its topics, with a payload that is good there.">
      <Select
        value=""
        onChange={(event) => {
          const topic = topics[Number(event.target.value)]
          if (event.target.value === '' || topic === undefined) return
          onChange({ action: topic.action, topic: topic.topic, payload: topic.example, form: 'text' })
        }}
      >
        <option value="">Choose one of its topics</option>
        {topics.map(({ label, action, topic }, index) => (
          <option key={`${action} ${topic} ${label}`} value={index}>
            {action}: {label}
          </option>
        ))}
      </Select>
    </Field>
  )
}
