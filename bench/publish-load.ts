/** The load generator: a process of its own, so that what it costs is not counted as the browser's. */
import mqtt from 'mqtt'
import { z } from 'zod'

const loadSchema = z.object({
  mqttPort: z.number(),
  username: z.string(),
  password: z.string(),
  topics: z.array(z.string()).min(1),
  perSecond: z.number(),
  seconds: z.number(),
})
export type Load = z.infer<typeof loadSchema>

/** Said over IPC every second: messages that the broker has acknowledged so far. */
export const loadReportSchema = z.object({ acknowledged: z.number() })

const TICK_MS = 5
/** Above it the broker is behind: a queue, here or in a socket, would be counted as its delay. */
const UNACKNOWLEDGED_MAX = 500

/** Publishes at QoS 1 until the time is over; each value is the millisecond in which it was sent. */
export async function publishLoad(json: string): Promise<void> {
  const { mqttPort, topics, perSecond, seconds, ...login } = loadSchema.parse(JSON.parse(json))
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${mqttPort}`, { ...login, reconnectPeriod: 0 })
  const startedAt = performance.now()
  let sent = 0
  let acknowledged = 0
  /** What was kept back is not caught up with: the rate that was reached is told. */
  let skipped = 0
  const report = () => process.send?.({ acknowledged })
  const reporting = setInterval(report, 1_000)
  await new Promise<void>((resolve) => {
    const ticking = setInterval(() => {
      const elapsedMs = performance.now() - startedAt
      if (elapsedMs >= seconds * 1000) {
        clearInterval(ticking)
        resolve()
        return
      }
      const due = Math.floor((elapsedMs * perSecond) / 1000) - sent - skipped
      if (sent - acknowledged >= UNACKNOWLEDGED_MAX) {
        skipped += due
        return
      }
      for (let one = 0; one < due; one++) {
        client.publish(topics[sent % topics.length] ?? '', `{"value":${Date.now()}}`, { qos: 1 }, () => {
          acknowledged++
        })
        sent++
      }
    }, TICK_MS)
  })
  clearInterval(reporting)
  report()
  await client.endAsync(true)
}
