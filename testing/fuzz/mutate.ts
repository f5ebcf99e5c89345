import type { Random } from './random'

const LENGTHS = [0x00, 0x01, 0x7f, 0x80, 0xff]

/** The packets with some of them broken, moved, repeated or left out; mostly the first one stays, or nothing is reached. */
export function mutate(random: Random, packets: readonly Buffer[]): Buffer[] {
  return packets.flatMap((packet, index) => {
    if (random.chance(index === 0 ? 0.85 : 0.5)) return [packet]
    return random.pick(mutations)(random, packet)
  })
}

/** The same bytes in pieces that pay no heed to where a packet ends. */
export function split(random: Random, bytes: Buffer): Buffer[] {
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = random.chance(0.2) ? 1 : 1 + random.below(bytes.length)
    pieces.push(bytes.subarray(at, at + length))
    at += length
  }
  return pieces
}

type Mutation = (random: Random, packet: Buffer) => Buffer[]

const changed = (packet: Buffer, change: (copy: Buffer) => void): Buffer[] => {
  const copy = Buffer.from(packet)
  change(copy)
  return [copy]
}

const mutations: readonly Mutation[] = [
  (random, packet) =>
    changed(packet, (copy) => {
      for (let count = 1 + random.below(4); count > 0; count--)
        copy[random.below(copy.length)] = random.below(256)
    }),
  (random, packet) =>
    changed(packet, (copy) => {
      const at = random.below(copy.length)
      copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8))
    }),
  // The type or its flags.
  (random, packet) => changed(packet, (copy) => copy.writeUInt8(random.below(256), 0)),
  // The remaining length.
  (random, packet) => changed(packet, (copy) => copy.length > 1 && copy.writeUInt8(random.pick(LENGTHS), 1)),
  (random, packet) => [packet.subarray(0, random.below(packet.length))],
  (_random, packet) => [packet, packet],
  (random, packet) => [packet, random.bytes(1 + random.below(40))],
  (random, packet) => {
    const at = random.below(packet.length)
    return [Buffer.concat([packet.subarray(0, at), random.bytes(1 + random.below(8)), packet.subarray(at)])]
  },
  // A length of five bytes, which no packet has.
  (_random, packet) => [Buffer.concat([packet.subarray(0, 1), Buffer.from([0xff, 0xff, 0xff, 0xff, 0x01])])],
  () => [],
]
