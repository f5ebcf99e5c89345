import type { Admittance } from './admittance'
import type { ConnectPacket } from './connect-packet'
import type { Undelivered } from './dialogue'
import type { Frame } from './frame-scanner'
import type { AskedFilter, FilterAnswer, UserProperties } from './subscribe-exchange'

/** What an edge asks of, and tells, whoever keeps the sessions; `Edge` is the connection itself. */
export interface EdgeEvents<Edge> {
  /** Login of this connection; never rejects. */
  admit(packet: ConnectPacket, edge: Edge): Promise<Admittance>
  /** The connection broke a rule of MQTT or a limit, and is ended for it. */
  onOffence(edge: Edge, sentence: string, reasonCode: number): void
  /** What has to be looked up before the filters can be decided; `undefined` where nothing has. */
  beforeSubscribe(edge: Edge, filters: readonly string[]): Promise<void> | undefined
  /** Decides each filter of a SUBSCRIBE. */
  answerFilters(
    edge: Edge,
    asked: readonly AskedFilter[],
    userProperties: UserProperties | undefined,
  ): readonly FilterAnswer[]
  /** A SUBSCRIBE is refused whole, for having more filters than one may have. */
  onTooManyFilters(edge: Edge, filters: readonly string[]): void
  /** A SUBSCRIBE of which nothing was granted is answered. */
  onAllRefused(edge: Edge): void
  /** What a filter of the client is inside the broker. */
  routedOf(edge: Edge, filter: string): string
  /** A QoS 1 acknowledgement of the client. */
  onPuback(edge: Edge, packetId: number): void
  /** A PUBLISH goes out to the client. */
  onPublishOut(edge: Edge, frame: Frame): void
  /** One that is not sent after all. */
  onUndelivered(edge: Edge, frame: Frame, because: Undelivered): void
  onClosed(edge: Edge): void
}

export interface EdgeFacts {
  readonly address: string
  readonly listener: string
}
