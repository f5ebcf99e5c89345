import type { CredentialSecret } from '@/lib/contract/credentials'
import { clientIdOf } from '../credentials/client-id'
import { firstPublish } from '../credentials/first-publish'
import { mosquittoLine } from '../credentials/mosquitto-line'
import type { Endpoint } from '../device/endpoint'
import type { CreatedDevice } from './create-device-action'

const MASK = '••••••••'

/** A shell line that publishes one good message as the device, and the same with the secret masked. */
export function firstMessage(
  device: Pick<CreatedDevice, 'id' | 'topics' | 'externalId' | 'dialect'>,
  credential: Pick<CredentialSecret, 'username' | 'password'>,
  { host, mqttPort }: Endpoint,
): { readonly line: string; readonly masked: string; readonly newSlug: string | null } | undefined {
  const publish = firstPublish(device.topics)
  if (!publish || mqttPort === 0) return undefined
  const lineWith = (password: string) =>
    mosquittoLine({
      host,
      port: mqttPort,
      clientId: clientIdOf(device),
      username: credential.username,
      password,
      topic: publish.topic,
      payload: publish.payload,
    })
  const masked = lineWith(credential.password === '' ? '' : MASK)
  return { line: lineWith(credential.password), masked, newSlug: publish.newSlug }
}
