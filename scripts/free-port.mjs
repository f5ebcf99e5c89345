/**
 * Ports of loopback that nobody listens on, and that nobody else is given: below those from which the system takes one
 * for each connection that goes out, and each process has a part of its own, whose first port it holds until it ends.
 */
import { createServer } from 'node:net'

const FIRST = 10_000
const PARTS = 220
const PART_PORTS = 100
let part
let given = 0

/** Rejects where no part, or nothing in it, is free. */
export async function freePort() {
  part ??= takePart()
  const held = await part
  for (let tried = 1; tried < PART_PORTS; tried++) {
    const port = held + 1 + (given++ % (PART_PORTS - 1))
    const server = await listening(port)
    if (server === undefined) continue
    await new Promise((resolve) => server.close(resolve))
    return port
  }
  throw new Error(`all ports from ${held + 1} to ${held + PART_PORTS - 1} are in use`)
}

/** To hold a port is for the system to decide: of two that try at once, one is refused and goes on to the next part. */
async function takePart() {
  for (let tried = 0; tried < PARTS; tried++) {
    const first = FIRST + ((process.pid + tried) % PARTS) * PART_PORTS
    const holder = await listening(first)
    if (holder === undefined) continue
    holder.unref()
    return first
  }
  throw new Error(`other processes hold all ${PARTS} parts of the ports from ${FIRST}`)
}

/** `undefined` where the port is taken. */
const listening = (port) =>
  new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
