/** What the broker answered, code by code, whether or not a client library takes it for an error. */
import { connect as connectSocket } from 'node:net'
import type { IClientPublishOptions, IClientSubscribeOptions, MqttClient, Packet } from 'mqtt'
import mqttPacket from 'mqtt-packet'

/** The codes of the SUBACK; a refusal may cost the connection, which then closes after it. */
export function subackCodes(
  client: MqttClient,
  filters: string | string[],
  options: IClientSubscribeOptions = { qos: 0 },
): Promise<readonly number[]> {
  const answered = nextPacket(client, 'suback').then((packet) =>
    packet.cmd === 'suback' ? packet.granted.map(Number) : [],
  )
  client.subscribe(filters, options, () => {})
  return answered
}

/** The v5 reason code of PUBACK or PUBREC; 0 where it has none, as in MQTT 3. */
export function ackCode(
  client: MqttClient,
  topic: string,
  payload: string | Buffer,
  options: IClientPublishOptions = { qos: 1 },
): Promise<number> {
  const answered = nextPacket(client, options.qos === 2 ? 'pubrec' : 'puback').then((packet) =>
    'reasonCode' in packet ? (packet.reasonCode ?? 0) : 0,
  )
  client.publish(topic, payload, options, () => {})
  return answered
}

/** Rejects where the connection closes first. */
function nextPacket(client: MqttClient, cmd: Packet['cmd']): Promise<Packet> {
  return new Promise((resolve, reject) => {
    const onPacket = (packet: Packet) => {
      if (packet.cmd !== cmd) return
      client.off('packetreceive', onPacket)
      client.off('close', onClose)
      resolve(packet)
    }
    const onClose = () => reject(new Error(`closed before ${cmd}`))
    client.on('packetreceive', onPacket)
    client.once('close', onClose)
  })
}

/** Connects, and is silent from then on: how long it takes the broker to close the connection, in ms. */
export function closedAfterMs(
  port: number,
  login: { readonly clientId: string; readonly username: string; readonly password: string },
  keepAliveSeconds: number,
): Promise<number> {
  const packet = mqttPacket.generate({
    cmd: 'connect',
    protocolId: 'MQTT',
    protocolVersion: 4,
    clean: true,
    keepalive: keepAliveSeconds,
    clientId: login.clientId,
    username: login.username,
    password: Buffer.from(login.password),
  })
  return new Promise((resolve, reject) => {
    const socket = connectSocket(port, '127.0.0.1')
    let beganMs = Number.NaN
    socket.once('data', (bytes) => {
      if (bytes[3] !== 0) reject(new Error(`CONNACK ${bytes[3]}`))
      beganMs = performance.now()
    })
    socket.on('error', () => {})
    socket.once('close', () => resolve(performance.now() - beganMs))
    socket.write(packet)
  })
}

/** A CONNECT with a password and no user name, which client libraries do not send: the code of its CONNACK. */
export function connackOfPassword(port: number, version: 4 | 5, password: string): Promise<number> {
  const PASSWORD_AND_CLEAN = 0x42
  const body = Buffer.concat([
    text('MQTT'),
    Buffer.from([version, PASSWORD_AND_CLEAN, 0, 60]),
    Buffer.alloc(version === 5 ? 1 : 0),
    text('by-hand'),
    text(password),
  ])
  const length = [(body.length % 128) | 0x80, Math.floor(body.length / 128)]
  return new Promise((resolve, reject) => {
    const socket = connectSocket(port, '127.0.0.1')
    let code: number | undefined
    socket.once('data', (bytes) => {
      // Fixed header, a length of one byte, the session flag, the code.
      code = bytes[3]
      socket.destroy()
    })
    socket.on('error', () => {})
    socket.once('close', () =>
      code === undefined ? reject(new Error('closed before CONNACK')) : resolve(code),
    )
    socket.write(Buffer.concat([Buffer.from([0x10, ...length]), body]))
  })
}

const text = (value: string): Buffer => {
  const bytes = Buffer.from(value)
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes])
}
