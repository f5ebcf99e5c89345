'use client'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useEffect, useRef } from 'react'
import type { CredentialSecret, createCredentialOp } from '@/lib/contract/credentials'
import type { DeviceDetail } from '@/lib/contract/devices'
import type { InputOf } from '@/lib/contract/operation'
import {
  credentialKindsOf,
  type DeviceCredentialKind,
  deviceCredentialKinds,
} from '@/lib/core/device-credential-kinds'
import type { Action } from '../device/action-result'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { Select } from '../ui/select'
import { kindWords } from './kind-words'
import { type Refusal, RefusedLogin } from './refused-login'

export type IssueCredential = Action<InputOf<typeof createCredentialOp>, CredentialSecret>

/** Opened by a refused login, it says why, and the kind that mends it is chosen. */
export function IssueCredentialCard({
  device,
  refusal,
  issueCredential,
  onIssued,
}: {
  readonly device: DeviceDetail
  readonly refusal: Refusal | undefined
  readonly issueCredential: IssueCredential
  onIssued(secret: CredentialSecret): void
}) {
  const issue = useAction(issueCredential)
  const kinds: readonly DeviceCredentialKind[] = credentialKindsOf[device.dialect]
  const [chosen, setKind] = useQueryState('kind', parseAsStringLiteral(deviceCredentialKinds))
  const kind = kinds.find((one) => one === chosen) ?? kinds[0] ?? 'plain'
  const select = useRef<HTMLSelectElement>(null)
  const isAskedFor = refusal !== undefined
  useEffect(() => {
    if (isAskedFor) select.current?.focus()
  }, [isAskedFor])
  const submit = async () => {
    const secret = await issue.run({ id: device.id, kind })
    if (secret) onIssued(secret)
  }
  return (
    <Card
      id="issue"
      title="Issue a credential"
      description="The ones below stay valid until you delete them."
    >
      {refusal ? <RefusedLogin refusal={refusal} /> : null}
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Field label="Kind" hint={kindWords[kind].hint}>
          <Select
            ref={select}
            value={kind}
            onChange={(event) => void setKind(kinds.find((one) => one === event.target.value) ?? null)}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {kindWords[one].label}
              </option>
            ))}
          </Select>
        </Field>
        <ProblemNote problem={issue.problem} />
        <div>
          <Button type="submit" variant="primary" isBusy={issue.isBusy}>
            Issue
          </Button>
        </div>
      </form>
    </Card>
  )
}
