import type { CredentialSecret } from '@/lib/contract/credentials'
import { mosquittoLine } from '../credentials/mosquitto-line'
import type { Endpoint } from '../device/endpoint'
import type { CreatedDevice } from './create-device-action'

const MASK = '••••••••'

/** A shell line that publishes one good message as the device, and the same with the secret masked. */
export function firstMessage(
  device: Pick<CreatedDevice, 'id' | 'topics'>,
  credential: Pick<CredentialSecret, 'username' | 'password'>,
  { host, mqttPort }: Endpoint,
): { readonly line: string; readonly masked: string } | undefined {
  const publish = device.topics.find(({ action }) => action === 'publish')
  if (!publish || mqttPort === 0) return undefined
  const lineWith = (password: string) =>
    mosquittoLine({
      host,
      port: mqttPort,
      clientId: device.id,
      username: credential.username,
      password,
      topic: filledTopic(publish.topic),
      payload: publish.example,
    })
  return { line: lineWith(credential.password), masked: lineWith(credential.password === '' ? '' : MASK) }
}

/** A device without sensors has none to name in its topics; its first message then names one that it may create. */
const filledTopic = (topic: string): string => topic.replace(/\{[^{}/]*slug[^{}/]*\}/g, 'temperature')
