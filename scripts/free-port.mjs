/**
 * Ports of loopback that nobody listens on: below those from which the system takes one for each connection that goes
 * out, which may take a port between the look and its use. Each process looks in a part of its own.
 */
import { createServer } from 'node:net'

const FIRST = 10_000
const PARTS = 220
const PART_PORTS = 100
const first = FIRST + (process.pid % PARTS) * PART_PORTS
let looked = 0

export async function freePort() {
  for (let tried = 0; tried < PART_PORTS; tried++) {
    const port = first + (looked++ % PART_PORTS)
    if (await isFree(port)) return port
  }
  throw new Error(`all ports from ${first} to ${first + PART_PORTS - 1} are in use`)
}

const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
