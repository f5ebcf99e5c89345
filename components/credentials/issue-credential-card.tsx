'use client'
import { useState } from 'react'
import { credentialKindsOf } from '@/lib/contract/credential-kinds'
import type { CredentialSecret, createCredentialOp, DeviceCredentialKind } from '@/lib/contract/credentials'
import type { DeviceDetail } from '@/lib/contract/devices'
import type { InputOf } from '@/lib/contract/operation'
import type { Action } from '../device/action-result'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { Select } from '../ui/select'
import { kindWords } from './kind-words'

export type IssueCredential = Action<InputOf<typeof createCredentialOp>, CredentialSecret>

export function IssueCredentialCard({
  device,
  issueCredential,
  onIssued,
}: {
  readonly device: DeviceDetail
  readonly issueCredential: IssueCredential
  onIssued(secret: CredentialSecret): void
}) {
  const issue = useAction(issueCredential)
  const kinds: readonly DeviceCredentialKind[] = credentialKindsOf[device.dialect]
  const [chosen, setKind] = useState<DeviceCredentialKind>()
  const kind = chosen ?? kinds[0] ?? 'plain'
  const submit = async () => {
    const secret = await issue.run({ id: device.id, kind })
    if (secret) onIssued(secret)
  }
  return (
    <Card title="Issue a credential" description="The ones below stay valid until you delete them.">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Field label="Kind" hint={kindWords[kind].hint}>
          <Select value={kind} onChange={(event) => setKind(kinds.find((one) => one === event.target.value))}>
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
