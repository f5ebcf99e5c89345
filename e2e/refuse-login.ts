import mqtt from 'mqtt'
import type { apiOf } from './api'
import type { Installation } from './installation'

/** Makes one refused record, of a login of the device with a wrong password, and says its number. */
export async function refuseLogin(
  admin: Awaited<ReturnType<typeof apiOf>>,
  { mqttPort }: Installation,
  device: { readonly id: string; readonly credentials: readonly { readonly username: string }[] },
): Promise<number> {
  const username = device.credentials[0]?.username ?? ''
  const options = { username, password: 'not this one', reconnectPeriod: 0 }
  await mqtt.connectAsync(`mqtt://127.0.0.1:${mqttPort}`, options, false).then(
    (client) => client.endAsync(),
    () => undefined,
  )
  // The record is written beside the answer to the client.
  for (;;) {
    const { items } = await admin.get(`/logs?deviceId=${device.id}&outcome=refused&limit=1`)
    if (items[0]) return items[0].seq
    await new Promise((next) => setTimeout(next, 50))
  }
}
