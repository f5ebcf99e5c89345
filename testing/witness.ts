/** A device that publishes at a steady pace and waits for each acknowledgement: how long they take, and that none is missing. */
import type { MqttClient } from 'mqtt'

const EVERY_MS = 20

export interface Witnessed {
  readonly sent: number
  readonly acknowledged: number
  readonly p95Ms: number
}

/** `send` has the number of the message. */
export async function witness(
  client: MqttClient,
  count: number,
  send: (number: number) => { readonly topic: string; readonly payload: string },
): Promise<Witnessed> {
  const taken: Promise<number>[] = []
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      if (taken.length >= count) {
        clearInterval(timer)
        return resolve()
      }
      const { topic, payload } = send(taken.length)
      const began = performance.now()
      taken.push(client.publishAsync(topic, payload, { qos: 1 }).then(() => performance.now() - began))
    }, EVERY_MS)
  })
  const settled = await Promise.allSettled(taken)
  const times = settled
    .flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    .sort((a, b) => a - b)
  return {
    sent: taken.length,
    acknowledged: times.length,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? Number.POSITIVE_INFINITY,
  }
}
