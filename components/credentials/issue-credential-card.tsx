'use client'
import { useState } from 'react'
import {
  type CredentialSecret,
  type createCredentialOp,
  deviceCredentialKind,
} from '@/lib/contract/credentials'
import type { DeviceDetail } from '@/lib/contract/devices'
import type { InputOf } from '@/lib/contract/operation'
import type { Action } from '../device/action-result'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { Select } from '../ui/select'

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
  // Only SensoCAN logs in with a token alone (see the table of its CONNECT).
  const kinds = deviceCredentialKind.options.filter(
    (one) => one === 'password' || device.dialect === 'sensocan',
  )
  const [kind, setKind] = useState<(typeof kinds)[number]>('password')
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
        <Field
          label="Kind"
          hint={
            kind === 'password'
              ? 'A user name and a password.'
              : 'One secret, given as the user name; the password stays empty.'
          }
        >
          <Select
            value={kind}
            onChange={(event) => setKind(kinds.find((one) => one === event.target.value) ?? 'password')}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {one}
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
