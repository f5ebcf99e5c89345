import { Duplex } from 'node:stream'
import { Aedes } from 'aedes'
import mqttPacket from 'mqtt-packet'
import { describe, expect, it } from 'vitest'
import { connectedClients } from './aedes-clients'

const CONNECT = mqttPacket.generate({
  cmd: 'connect',
  protocolId: 'MQTT',
  protocolVersion: 4,
  clientId: 'c',
  clean: true,
  keepalive: 0,
})

/** A connection that sends CONNECT and reads nothing. */
function connection(): Duplex {
  const stream = new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() })
  stream.push(CONNECT)
  return stream
}

/** Resolves when what was begun in this turn has come to its end, promises and all. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((next) => setImmediate(next))
}

/** Leaves at that step of being let in. */
async function leaveAt(step: 'cleanSubscriptions' | 'delWill' | 'outgoingStream' | 'never') {
  const broker = await Aedes.createBroker()
  const clients = connectedClients(broker)
  const stream = connection()
  const ready = new Promise((resolve) => broker.once('clientReady', resolve))
  if (step !== 'never') {
    const persistence = Reflect.get(broker, 'persistence')
    const act = persistence[step].bind(persistence)
    persistence[step] = (...args: unknown[]) => {
      stream.destroy()
      return step === 'outgoingStream' ? act(...args) : settled().then(() => act(...args))
    }
  }
  broker.handle(stream)
  if (step === 'never') await ready
  else await settled().then(settled)
  const seen = { held: clients.size, registered: broker.connectedClients }
  stream.destroy()
  await settled()
  const left = { held: clients.size, registered: broker.connectedClients }
  await new Promise<void>((closed) => broker.close(() => closed()))
  return { seen, left }
}

const NOBODY = { held: 0, registered: 0 }

describe('connectedClients', () => {
  it('holds a client for as long as it is connected', async () => {
    expect(await leaveAt('never')).toEqual({ seen: { held: 1, registered: 1 }, left: NOBODY })
  })

  it.each(['cleanSubscriptions', 'delWill', 'outgoingStream'] as const)(
    'holds none that left at %s',
    async (step) => {
      expect(await leaveAt(step)).toEqual({ seen: NOBODY, left: NOBODY })
    },
  )
})
