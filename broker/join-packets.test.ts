import { expect, it } from 'vitest'
import { joinPackets } from './join-packets'

const packet = (bytes: number, fill = 1) => Buffer.alloc(bytes, fill)
const sizes = (...packets: readonly Buffer[]) => joinPackets(packets, 16_384).map(({ length }) => length)

it('puts packets into frames of at most so many bytes, in their order and none cut in two', () => {
  expect(sizes(packet(10), packet(20))).toEqual([30])
  expect(sizes(packet(16_000), packet(384), packet(1))).toEqual([16_384, 1])
  expect(joinPackets([packet(1, 1), packet(2, 2)], 16_384)).toEqual([Buffer.from([1, 2, 2])])
})

it('gives a packet that is larger a frame of its own', () => {
  expect(sizes(packet(10), packet(40_000), packet(10))).toEqual([10, 40_000, 10])
})

it('makes nothing of nothing', () => {
  expect(joinPackets([], 16_384)).toEqual([])
})
