import type { Endpoint } from '@/components/device/endpoint'
import { pageCtx } from '@/lib/session/page-actor'

/** Where snippets send a device: PUBLIC_HOST, else the host that the reader reached us by. */
export async function endpointOf(): Promise<Endpoint> {
  const { services, host } = await pageCtx()
  return { host: services.config.publicHost ?? host, mqttPort: services.config.listeners.mqttPort }
}
