'use client'

import { KeyRound } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import type { Tenant } from '@/lib/contract/tenants'
import { Facts } from '../device/facts'
import { heard } from '../session/heard'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { CopiedText } from '../ui/copied-text'
import { RelativeTime } from '../ui/relative-time'
import { SecretReveal } from '../ui/secret-reveal'
import type { IssuedDeviceToken, TenantActions } from './tenant-actions'

/** The account that all ThingScale devices of the tenant share: its id, and its token, which is replaced and never read. */
export function ThingscaleCard({
  tenant,
  mayReplace,
  issue,
}: {
  tenant: Tenant
  mayReplace: boolean
  issue: TenantActions['issueDeviceToken']
}) {
  const [issued, setIssued] = useState<IssuedDeviceToken>()
  const { deviceToken: token } = tenant
  return (
    <Card
      id="thingscale"
      title="ThingScale account"
      description="All ThingScale devices of this tenant log in with it; their topics name the device."
      actions={mayReplace ? <ReplaceToken tenant={tenant} issue={issue} onIssued={setIssued} /> : null}
    >
      <div className="flex flex-col gap-4">
        <Facts
          facts={[
            [
              'ThingScale id, the user name',
              <CopiedText key="id" text={tenant.thingscaleId} what="the ThingScale id" />,
            ],
            [
              'DEVICE_TOKEN, the password',
              token ? <code key="token">…{token.lastFour}</code> : 'none issued yet',
            ],
            ['Issued', token ? <RelativeTime key="issued" at={token.createdAt} /> : null],
            [
              'Last used',
              token ? token.lastUsedAt ? <RelativeTime key="used" at={token.lastUsedAt} /> : 'never' : null,
            ],
          ]}
        />
        {issued ? (
          <div className="flex flex-col gap-3">
            <SecretReveal label="The new DEVICE_TOKEN, shown this once" secret={issued.deviceToken} />
            <p className="text-sm text-ink-muted">
              It is the MQTT password, and the first level of every topic. Only a hash of it is kept.
            </p>
            <div>
              <Button size="sm" onClick={() => setIssued(undefined)}>
                I have copied it
              </Button>
            </div>
          </div>
        ) : null}
      </div>
    </Card>
  )
}

function ReplaceToken({
  tenant,
  issue,
  onIssued,
}: {
  tenant: Tenant
  issue: TenantActions['issueDeviceToken']
  onIssued: (token: IssuedDeviceToken) => void
}) {
  const router = useRouter()
  const run = async (): Promise<string | undefined> => {
    const result = await issue({ id: tenant.id }).then(heard, () => undefined)
    if (!result?.ok)
      return result?.problem.detail ?? 'The console did not answer. Look again before you repeat it.'
    onIssued(result.data)
    router.refresh()
    return undefined
  }
  if (tenant.deviceToken === null) {
    const first = async () => {
      const sentence = await run()
      if (sentence) toast.error(sentence)
    }
    return (
      <Button size="sm" variant="primary" onClick={() => void first()}>
        <KeyRound aria-hidden /> Issue the token
      </Button>
    )
  }
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="danger-outline">
          Replace
        </Button>
      }
      title="Replace the DEVICE_TOKEN?"
      consequences={[
        'Everything that is connected with the token of now, or with one from an auth config, is cut within two seconds.',
        'Each device needs the new token, as its password and in its topics; until then it is refused.',
        'The new token is shown once.',
      ]}
      confirmLabel="Replace the token"
      onConfirm={run}
    />
  )
}
