import type { DeviceDetail } from '@/lib/contract/devices'
import { clientIdOf } from '../credentials/client-id'
import { firstPublish, newSlugSentence } from '../credentials/first-publish'
import { mosquittoLine } from '../credentials/mosquitto-line'
import { Card } from '../ui/card'
import { CodeBlock } from '../ui/code-block'
import { Link } from '../ui/link'
import { devicePath } from './device-path'
import type { Endpoint } from './endpoint'

/** A first message from a shell, filled in but for the secret, which only its credential's page ever showed. */
export function PublishExample({
  device,
  endpoint,
  canProvision,
}: {
  readonly device: DeviceDetail
  readonly endpoint: Endpoint
  readonly canProvision: boolean
}) {
  const publish = firstPublish(device.topics)
  if (publish === undefined || endpoint.mqttPort === 0) return null
  const code = mosquittoLine({
    host: endpoint.host,
    port: endpoint.mqttPort,
    clientId: clientIdOf(device),
    username: 'USER_NAME',
    password: 'PASSWORD',
    topic: publish.topic,
    payload: publish.payload,
  })
  return (
    <Card title="Send a message from a shell">
      <div className="flex flex-col gap-2">
        <CodeBlock code={code} what="the mosquitto_pub command" isWrapped />
        <p className="text-sm text-ink-muted">
          {device.dialect === 'thingscale' ? (
            <ThingscaleHint tenantId={device.tenantId} />
          ) : (
            <CredentialHint device={device} canProvision={canProvision} />
          )}
          {publish.newSlug === null ? null : ` ${newSlugSentence(publish.newSlug)}`}
        </p>
      </div>
    </Card>
  )
}

function CredentialHint({
  device,
  canProvision,
}: {
  readonly device: DeviceDetail
  readonly canProvision: boolean
}) {
  return (
    <>
      Put the credential's user name and password in.{' '}
      {canProvision ? (
        <Link className="text-accent underline" href={`${devicePath(device)}/credentials`}>
          Issue a credential
        </Link>
      ) : (
        'Somebody who may provision devices can issue one.'
      )}
      {canProvision ? ' to get this line with both filled in.' : null}
    </>
  )
}

function ThingscaleHint({ tenantId }: { readonly tenantId: number }) {
  return (
    <>
      Put the ThingScale id in as the user name, and the DEVICE_TOKEN as the password and into the topic: both
      are{' '}
      <Link className="text-accent underline" href={`/tenant/${tenantId}#thingscale`}>
        of the tenant's account
      </Link>
      .
    </>
  )
}
