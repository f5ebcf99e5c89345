'use client'

import { clientIdOf } from '../credentials/client-id'
import { newSlugSentence } from '../credentials/first-publish'
import { ThingscaleNote } from '../credentials/thingscale-note'
import { devicePath } from '../device/device-path'
import type { Endpoint } from '../device/endpoint'
import { Facts } from '../device/facts'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { CopiedText } from '../ui/copied-text'
import { Link } from '../ui/link'
import { SecretReveal } from '../ui/secret-reveal'
import type { CreatedDevice } from './create-device-action'
import { firstMessage } from './first-message'
import { SecretCommand } from './secret-command'

/** The only showing of a new device's credential, with a line that sends its first message. */
export function CreatedDeviceCard({
  device,
  endpoint,
  onAnother,
}: {
  device: CreatedDevice
  endpoint: Endpoint
  onAnother: () => void
}) {
  const credential = device.credentials[0]
  const line = credential ? firstMessage(device, credential, endpoint) : undefined
  const needsSensor = device.dialect === 'sensocan' || device.dialect === 'connio'
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <Card
        title={`${device.name} is created`}
        description={
          credential
            ? 'Its secret is shown here and never again. Copy it now; a new one can be issued at any time.'
            : undefined
        }
      >
        <div className="flex flex-col gap-4">
          <Facts
            facts={[
              ['Device UUID', <CopiedText key="id" text={device.id} what="the device UUID" />],
              ...(device.externalId === device.id
                ? []
                : ([
                    [
                      'Id in its topics',
                      <CopiedText key="external" text={device.externalId} what="the id in its topics" />,
                    ],
                  ] as const)),
              ['Client id', <CopiedText key="client" text={clientIdOf(device)} what="the client id" />],
              ...(credential
                ? ([
                    ['User name', <CopiedText key="user" text={credential.username} what="the user name" />],
                  ] as const)
                : []),
            ]}
          />
          {credential ? <SecretReveal label="Password" secret={credential.password} /> : null}
          {device.dialect === 'thingscale' ? <ThingscaleNote device={device} /> : null}
        </div>
      </Card>
      {line ? (
        <Card
          title="Send its first message"
          description={line.newSlug === null ? 'Paste this into a shell.' : newSlugSentence(line.newSlug)}
        >
          <SecretCommand line={line.line} masked={line.masked} what="the mosquitto_pub command" />
        </Card>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button asChild variant="primary">
          <Link href={devicePath(device)}>Open the device</Link>
        </Button>
        <Button asChild>
          <Link href={`${devicePath(device)}/credentials`}>Download its auth config</Link>
        </Button>
        {needsSensor ? (
          <Button asChild>
            <Link href={`${devicePath(device)}/sensors`}>Create sensors</Link>
          </Button>
        ) : null}
        <Button variant="ghost" onClick={onAnother}>
          Create another
        </Button>
      </div>
    </div>
  )
}
