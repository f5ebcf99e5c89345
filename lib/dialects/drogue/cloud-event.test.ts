import { expect, it } from 'vitest'
import { fridge, gateway, receivedAt } from '../fixtures'
import { binaryForm, type CloudEvent, connectionEvent, makeCloudEvent, structuredForm } from './cloud-event'

const id = '7a1f0b1e-0000-4000-8000-000000000001'

const made = (text: string | Uint8Array, contentType = 'application/json', device = fridge): CloudEvent =>
  makeCloudEvent({
    id,
    device,
    sender: gateway,
    event: { subject: 'foo', time: receivedAt + 7, contentType, data: Buffer.from(text) },
  })

const attributes = {
  specversion: '1.0',
  id,
  type: 'io.drogue.event.v1',
  source: 'drogue://my-app/my-device',
  subject: 'foo',
  time: '2026-03-01T12:00:00.000007Z',
  datacontenttype: 'application/json',
  application: 'my-app',
  applicationuid: fridge.tenantUuid,
  device: 'my-device',
  deviceuid: fridge.id,
  sender: 'my-gateway',
  senderuid: gateway.id,
  instance: 'signalbox',
  partitionkey: 'my-app/my-gateway',
}

const textOf = ({ payload }: { readonly payload: Uint8Array }): string => Buffer.from(payload).toString()

it('carries every attribute and the data in its payload, structured', () => {
  const { contentType, payload } = structuredForm(made('{"temp":42}'))
  expect(contentType).toBe('application/cloudevents+json; charset=utf-8')
  expect(JSON.parse(Buffer.from(payload).toString())).toEqual({ ...attributes, data: { temp: 42 } })
})

it('carries the data alone in its payload, binary, and every other attribute beside it', () => {
  const { contentType, payload, userProperties } = binaryForm(made('{"temp":42}'))
  const { datacontenttype, ...others } = attributes
  expect(contentType).toBe(datacontenttype)
  expect(userProperties).toEqual(others)
  expect(Buffer.from(payload).toString()).toBe('{"temp":42}')
})

it('keeps the digits of JSON that a double cannot hold', () => {
  expect(textOf(structuredForm(made('{"n":12345678901234567891}')))).toContain(
    '"data":{"n":12345678901234567891}',
  )
})

it.each([
  ['bytes', Buffer.from('ff00', 'hex'), 'application/octet-stream', '/wA='],
  ['text', Buffer.from('hi'), 'text/plain', 'aGk='],
  ['JSON by its type that is none', Buffer.from('{"a":'), 'application/json', 'eyJhIjo='],
])('carries %s as base64', (_name, bytes, contentType, data) => {
  const event = JSON.parse(textOf(structuredForm(made(bytes, contentType))))
  expect(event).toMatchObject({ datacontenttype: contentType, data_base64: data })
  expect(event).not.toHaveProperty('data')
})

it('percent-encodes the device in the source, and there alone', () => {
  const { source, device } = made('1', 'application/json', { ...fridge, externalId: 'küche 1' }).attributes
  expect({ source, device }).toEqual({ source: 'drogue://my-app/k%C3%BCche%201', device: 'küche 1' })
})

it('of a connection says whether the device is there', () => {
  const event = connectionEvent({ id, device: fridge, isConnected: false, time: receivedAt })
  expect(JSON.parse(textOf(structuredForm(event)))).toMatchObject({
    type: 'io.drogue.connection.v1',
    subject: 'connection',
    device: 'my-device',
    sender: 'my-device',
    data: { connected: false },
  })
})
