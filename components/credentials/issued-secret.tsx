'use client'
import type { CredentialSecret } from '@/lib/contract/credentials'
import type { DeviceDetail } from '@/lib/contract/devices'
import type { Endpoint } from '../device/endpoint'
import { QrCode } from '../qr/late-qr-code'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { CodeBlock } from '../ui/code-block'
import { CopyButton } from '../ui/copy-button'
import { SecretReveal } from '../ui/secret-reveal'
import { clientIdOf } from './client-id'
import { firstPublishAs, newSlugSentence } from './first-publish'
import { mosquittoLine } from './mosquitto-line'
import { qrText } from './qr-text'

/** A secret that is here this once, and a line that uses it. */
export function IssuedSecret({
  secret,
  device,
  endpoint,
  onDone,
}: {
  readonly secret: CredentialSecret
  readonly device: DeviceDetail
  readonly endpoint: Endpoint
  onDone(): void
}) {
  const isToken = secret.kind === 'access-token'
  const publish = firstPublishAs(secret.kind, device)
  return (
    <Card
      title="Copy it now: it is shown this once"
      description="Only a hash of it is kept. Whoever loses it issues another."
      actions={
        <Button size="sm" onClick={onDone}>
          I have copied it
        </Button>
      }
      className="border-warn"
    >
      <div className="flex flex-col gap-4">
        {isToken ? (
          <SecretReveal label="Access token (as the user name)" secret={secret.username} />
        ) : (
          <>
            <div>
              <p className="text-sm font-medium">
                {secret.kind === 'key' ? 'Key id (the user name)' : 'User name'}
              </p>
              <p className="flex items-center gap-1">
                <code className="break-all">{secret.username}</code>
                <CopyButton text={secret.username} what="the user name" />
              </p>
            </div>
            <SecretReveal
              label={secret.kind === 'key' ? 'Secret of the key (the password)' : 'Password'}
              secret={secret.password}
            />
          </>
        )}
        {publish && endpoint.mqttPort !== 0 ? (
          <details>
            <summary className="text-sm font-medium">A first message, with the secret filled in</summary>
            <CodeBlock
              className="mt-2"
              isWrapped
              what="the mosquitto_pub command"
              code={mosquittoLine({
                host: endpoint.host,
                port: endpoint.mqttPort,
                clientId: clientIdOf(device, secret.kind),
                username: secret.username,
                password: secret.password,
                topic: publish.topic,
                payload: publish.payload,
              })}
            />
            {publish.newSlug === null ? null : (
              <p className="mt-2 text-sm text-ink-muted">{newSlugSentence(publish.newSlug)}</p>
            )}
          </details>
        ) : null}
        <details>
          <summary className="text-sm font-medium">As a QR code</summary>
          <div className="mt-2">
            <QrCode
              label="QR code with host, client id, user name and password"
              text={qrText({
                host: endpoint.host,
                port: endpoint.mqttPort,
                clientId: clientIdOf(device, secret.kind),
                username: secret.username,
                password: secret.password,
              })}
            />
          </div>
        </details>
      </div>
    </Card>
  )
}
