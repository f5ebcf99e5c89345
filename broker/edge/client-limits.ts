import type { IConnectPacket } from 'mqtt-packet'
import { limits } from './limits'

/** What the client asked us to keep to. */
export interface ClientLimits {
  /** Publishes of QoS 1 and 2 that it takes without having acknowledged them. */
  readonly receiveMaximum: number
  readonly packetBytes: number
  readonly topicAliases: number
  /** It has not declined to be told in words why it is refused [MQTT5-3.1.2-29]. */
  readonly hearsReasons: boolean
}

export const noClientLimits: ClientLimits = {
  receiveMaximum: limits.outboundInFlight,
  packetBytes: Number.POSITIVE_INFINITY,
  topicAliases: 0,
  hearsReasons: true,
}

export function clientLimitsOf({ properties }: Pick<IConnectPacket, 'properties'>): ClientLimits {
  const { receiveMaximum, packetBytes } = noClientLimits
  return {
    receiveMaximum: Math.min(properties?.receiveMaximum ?? receiveMaximum, receiveMaximum),
    packetBytes: properties?.maximumPacketSize ?? packetBytes,
    topicAliases: Math.min(properties?.topicAliasMaximum ?? 0, limits.outboundTopicAliases),
    hearsReasons: properties?.requestProblemInformation ?? true,
  }
}
