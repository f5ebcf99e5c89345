/** What a snippet shows of a device's topics: one to publish to at once, and where its commands arrive. */
import type { DialectId } from '@/lib/core/dialect-id'
import type { DeviceTopic } from '@/lib/dialects/dialect'
import { TOKEN_SHOWN } from '@/lib/dialects/thingscale/topics'

export interface FirstSteps {
  readonly topic: string
  readonly payload: string
  readonly commandFilter?: string
  /** It is published to, and the device does not have it yet. */
  readonly missingSensor?: string
}

/** Where a device has no sensor, a dialect that does not make them has a placeholder in its topics. */
const NO_SENSOR = /\{(?:sensor slug|property)\}/g
const FIRST_SENSOR = 'temperature'

export function firstSteps(topics: readonly DeviceTopic[]): FirstSteps {
  const example = topics.find(({ action }) => action === 'publish')
  const commands = topics.find(({ action }) => action === 'subscribe')
  if (!example) throw new Error('each dialect has a topic that its devices publish to')
  const topic = example.topic.replace(NO_SENSOR, FIRST_SENSOR)
  return {
    topic,
    payload: example.example,
    ...(commands ? { commandFilter: commands.topic } : {}),
    ...(topic === example.topic ? {} : { missingSensor: FIRST_SENSOR }),
  }
}

/** The account's token is in the file anyway, so that it can stand where it belongs. */
export const withToken = (
  topics: readonly DeviceTopic[],
  dialect: DialectId,
  token: string,
): readonly DeviceTopic[] =>
  dialect === 'thingscale'
    ? topics.map((one) => ({ ...one, topic: one.topic.replace(`${TOKEN_SHOWN}/`, () => `${token}/`) }))
    : topics
