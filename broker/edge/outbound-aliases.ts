import type { Frame } from './frame-scanner'
import { readPublishHead } from './read-frame'
import { withTopicAlias } from './respell'

/** Numbers that stand for the topics which a client got last, as many as it takes [MQTT5-3.1.2-26]. */
export class OutboundAliases {
  private readonly byTopic = new Map<string, number>()

  constructor(
    private readonly max: number,
    private readonly packetBytesMax: number,
  ) {}

  /** The PUBLISH in its shortest form; its topic has an alias from then on. Call it for what is sent, in its order. */
  shorten(frame: Frame): Frame {
    if (this.max === 0) return frame
    const { topic } = readPublishHead(frame)
    const known = this.byTopic.get(topic)
    const alias = known ?? this.free()
    const aliased = withTopicAlias(frame, known === undefined ? topic : '', alias)
    // What stands beside a whole topic makes the packet longer: it may be too much just then.
    if (aliased.bytes.length > this.packetBytesMax) return frame
    if (known === undefined) this.forget(alias)
    this.byTopic.delete(topic)
    this.byTopic.set(topic, alias)
    return aliased
  }

  private free(): number {
    if (this.byTopic.size < this.max) return this.byTopic.size + 1
    const [oldest] = this.byTopic.values()
    return oldest ?? 1
  }

  private forget(alias: number): void {
    const [oldest] = this.byTopic
    if (oldest?.[1] === alias) this.byTopic.delete(oldest[0])
  }
}
