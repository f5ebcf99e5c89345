'use client'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { Textarea } from '../ui/textarea'
import { type ExplainForm, payloadForms } from './explain-form'
import type { FormIssues } from './explain-request'

const formWords = { text: 'Text', hex: 'Hex bytes', empty: 'Zero bytes' } as const

/** What the client does: publish or subscribe, where, what, and how. */
export function WhatFields({
  form,
  issues,
  isThingScale,
  onChange,
}: {
  readonly form: ExplainForm
  readonly issues: FormIssues
  /** Its topics begin with a token. */
  readonly isThingScale: boolean
  onChange(part: Partial<ExplainForm>): void
}) {
  const isPublish = form.action === 'publish'
  return (
    <>
      <Field label="Does">
        <Select
          value={form.action}
          onChange={(event) =>
            onChange({ action: event.target.value === 'subscribe' ? 'subscribe' : 'publish' })
          }
        >
          <option value="publish">Publish</option>
          <option value="subscribe">Subscribe</option>
        </Select>
      </Field>
      <Field
        label={isPublish ? 'Topic' : 'Filter'}
        error={issues.topic}
        hint={isThingScale ? 'With {DEVICE_TOKEN} in front, or without a token.' : undefined}
      >
        <Input
          value={form.topic}
          onChange={(event) => onChange({ topic: event.target.value })}
          maxLength={2000}
          className="font-mono"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      {isPublish ? (
        <>
          {form.form === 'empty' ? null : (
            <Field
              label="Payload"
              isOptional
              error={issues.payload}
              hint="Left empty, only the topic is judged."
            >
              <Textarea
                rows={5}
                className="font-mono"
                value={form.payload}
                onChange={(event) => onChange({ payload: event.target.value })}
                spellCheck={false}
              />
            </Field>
          )}
          <Field label="Payload as">
            <Select
              value={form.form}
              onChange={(event) =>
                onChange({ form: payloadForms.find((one) => one === event.target.value) ?? 'text' })
              }
            >
              {payloadForms.map((one) => (
                <option key={one} value={one}>
                  {formWords[one]}
                </option>
              ))}
            </Select>
          </Field>
        </>
      ) : null}
      <div className="grid grid-cols-2 gap-3">
        <Field label="QoS">
          <Select
            value={form.qos}
            onChange={(event) =>
              onChange({ qos: (['0', '1', '2'] as const).find((one) => one === event.target.value) ?? '1' })
            }
          >
            <option value="0">0</option>
            <option value="1">1</option>
            <option value="2">2</option>
          </Select>
        </Field>
        <Field label="MQTT version">
          <Select
            value={form.version}
            onChange={(event) =>
              onChange({
                version: (['3', '4', '5'] as const).find((one) => one === event.target.value) ?? '',
              })
            }
          >
            <option value="">The newest</option>
            <option value="3">3.1</option>
            <option value="4">3.1.1</option>
            <option value="5">5</option>
          </Select>
        </Field>
      </div>
      {isPublish ? (
        <Field label="Content type" isOptional hint="The property of MQTT 5.">
          <Input
            value={form.contentType}
            onChange={(event) => onChange({ contentType: event.target.value })}
            maxLength={256}
            className="font-mono"
            spellCheck={false}
          />
        </Field>
      ) : (
        <Field
          label="Content mode"
          hint="The user property content-mode of MQTT 5; Drogue's events alone have it."
        >
          <Select
            value={form.contentMode}
            onChange={(event) => onChange({ contentMode: event.target.value })}
          >
            <option value="">Not said (structured)</option>
            <option value="structured">structured</option>
            <option value="binary">binary</option>
          </Select>
        </Field>
      )}
    </>
  )
}
