/** Events as CloudEvents 1.0, in both modes of the MQTT binding: everything in the payload, or around it. */
import { formatMicros, type Micros } from '@/lib/core/micros'
import type { RegisteredDevice } from '@/lib/core/registry'
import type { EventData } from '../dialect'
import { isJsonType } from './media-type'

export interface CloudEvent {
  readonly attributes: CloudEventAttributes
  readonly data: Uint8Array
}

type Text = 'id' | 'type' | 'source' | 'subject' | 'time' | 'datacontenttype' | Extension
type Extension =
  | 'application'
  | 'applicationuid'
  | 'device'
  | 'deviceuid'
  | 'sender'
  | 'senderuid'
  | 'instance'
  | 'partitionkey'
export type CloudEventAttributes = { readonly specversion: '1.0' } & { readonly [name in Text]: string }

export interface EventOf {
  /** A UUID. */
  readonly id: string
  readonly device: RegisteredDevice
  /** Its gateway, where that sent it; else the device itself. */
  readonly sender: RegisteredDevice
  readonly event: EventData
}

export const makeCloudEvent = (given: EventOf): CloudEvent => cloudEvent('io.drogue.event.v1', given)

export interface ConnectionEventOf {
  readonly id: string
  readonly device: RegisteredDevice
  readonly isConnected: boolean
  readonly time: Micros
}

/** A device came, or went. */
export const connectionEvent = ({ id, device, isConnected, time }: ConnectionEventOf): CloudEvent =>
  cloudEvent('io.drogue.connection.v1', {
    id,
    device,
    sender: device,
    event: {
      subject: 'connection',
      time,
      contentType: 'application/json',
      data: Buffer.from(JSON.stringify({ connected: isConnected })),
    },
  })

function cloudEvent(type: string, { id, device, sender, event }: EventOf): CloudEvent {
  const { application, tenantUuid, externalId } = device
  return {
    attributes: {
      specversion: '1.0',
      id,
      type,
      source: `drogue://${uriPart(application)}/${uriPart(externalId)}`,
      subject: event.subject,
      time: formatMicros(event.time),
      datacontenttype: event.contentType,
      application,
      applicationuid: tenantUuid,
      device: externalId,
      deviceuid: device.id,
      sender: sender.externalId,
      senderuid: sender.id,
      instance: 'signalbox',
      partitionkey: `${application}/${sender.externalId}`,
    },
    data: event.data,
  }
}

const uriPart = (name: string): string => encodeURIComponent(name.toWellFormed())

export interface StructuredForm {
  readonly contentType: string
  readonly payload: Uint8Array
}

/** All in the payload; `data` is the JSON as it came, to the digit. */
export function structuredForm({ attributes, data }: CloudEvent): StructuredForm {
  const json = isJsonType(attributes.datacontenttype) ? jsonText(data) : undefined
  const member = json === undefined ? `"data_base64":${JSON.stringify(base64(data))}` : `"data":${json}`
  return {
    contentType: 'application/cloudevents+json; charset=utf-8',
    payload: Buffer.from(`${JSON.stringify(attributes).slice(0, -1)},${member}}`),
  }
}

export interface BinaryForm extends StructuredForm {
  readonly userProperties: Readonly<Record<string, string>>
}

/** The data alone in the payload, the attributes as MQTT 5 properties under their bare names. */
export function binaryForm({ attributes, data }: CloudEvent): BinaryForm {
  const { datacontenttype, ...userProperties } = attributes
  return { contentType: datacontenttype, payload: data, userProperties }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Only what is JSON may stand inside JSON, whatever its content type says. */
function jsonText(data: Uint8Array): string | undefined {
  try {
    const text = decoder.decode(data)
    JSON.parse(text)
    return text.trim()
  } catch {
    return undefined
  }
}

const base64 = (data: Uint8Array): string =>
  Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64')
