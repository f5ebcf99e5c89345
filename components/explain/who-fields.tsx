'use client'
import { Field } from '../ui/field'
import { Select } from '../ui/select'
import { DevicePicker, type PickedDevice } from './device-picker'
import type { Choice, ExplainChoices } from './explain-choices'
import type { ExplainForm } from './explain-form'
import type { FormIssues } from './explain-request'
import { kindWords, loginChoices } from './kind-words'

/** Who the client is: of what kind, which one, and what it logs in with. */
export function WhoFields({
  form,
  issues,
  choices,
  device,
  onChange,
}: {
  readonly form: ExplainForm
  readonly issues: FormIssues
  readonly choices: ExplainChoices
  readonly device: PickedDevice | undefined
  onChange(part: Partial<ExplainForm>): void
}) {
  const { as } = form
  const logins = loginChoices[as]
  return (
    <>
      <Field label="Who connects">
        <Select
          value={as}
          onChange={(event) => {
            const kind = kindWords.find(([one]) => one === event.target.value)?.[0]
            if (kind) onChange({ as: kind, id: '', tenant: '', credential: '' })
          }}
        >
          {kindWords.map(([kind, label]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      {as === 'device' ? (
        <DevicePicker picked={device} error={issues.id} onPick={(id) => onChange({ id })} />
      ) : null}
      {as === 'user' || as === 'tenant-user' ? (
        <ChoiceField
          label="User"
          none="Choose a user"
          choices={choices.users}
          value={form.id}
          error={issues.id}
          onChange={(id) => onChange({ id })}
        />
      ) : null}
      {as === 'api-token' ? (
        <ChoiceField
          label="API token"
          none="Choose an API token"
          choices={choices.apiTokens}
          value={form.id}
          error={issues.id}
          onChange={(id) => onChange({ id })}
        />
      ) : null}
      {as === 'account' || as === 'tenant-user' ? (
        <ChoiceField
          label="Tenant"
          none="Choose a tenant"
          choices={choices.tenants}
          value={form.tenant}
          error={issues.tenant}
          onChange={(tenant) => onChange({ tenant })}
        />
      ) : null}
      {logins ? (
        <Field label="Logs in with">
          <Select
            value={form.credential}
            onChange={(event) => {
              const credential = logins.find(([one]) => one === event.target.value)?.[0]
              if (credential !== undefined) onChange({ credential })
            }}
          >
            {logins.map(([credential, label]) => (
              <option key={credential} value={credential}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
    </>
  )
}

function ChoiceField({
  label,
  none,
  choices,
  value,
  error,
  onChange,
}: {
  readonly label: string
  readonly none: string
  readonly choices: readonly Choice[]
  readonly value: string
  readonly error: string | undefined
  onChange(id: string): void
}) {
  const isListed = value === '' || choices.some(({ id }) => id === value)
  return (
    <Field
      label={label}
      error={error}
      hint={choices.length === 0 ? 'You may list none: only an admin of the company may.' : undefined}
    >
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{none}</option>
        {isListed ? null : <option value={value}>{value}</option>}
        {choices.map(({ id, label: text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  )
}
