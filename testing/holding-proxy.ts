/** A network to PostgreSQL that keeps back one message of a commit, and everything behind it. */
import type { Socket } from 'node:net'
import { startDatabaseProxy } from './database-proxy'

/** The first bytes of readings on their way into the table. */
export const READINGS = 'PGCOPY'

export interface Moment {
  readonly direction: 'to the database' | 'from the database'
  readonly text: string
}

export interface HoldingProxy {
  readonly url: string
  /** Resolves when a connection that has sent readings is held at that moment. */
  holdAt(moment: Moment): Promise<void>
  /** What is begun from now on passes. */
  letPass(): void
  stop(): void
}

export async function startHoldingProxy(databaseUrl: string): Promise<HoldingProxy> {
  let held: { readonly moment: Moment; readonly reached: () => void } | undefined
  const { url, stop } = await startDatabaseProxy(databaseUrl, (near, far) => {
    let hasSentReadings = false
    near.on('data', (chunk) => {
      if (chunk.includes(READINGS)) hasSentReadings = true
    })
    pass(near, far, 'to the database')
    pass(far, near, 'from the database')

    function pass(from: Socket, to: Socket, direction: Moment['direction']) {
      let isHeld = false
      from.on('data', (chunk) => {
        if (hasSentReadings && held?.moment.direction === direction && chunk.includes(held.moment.text)) {
          isHeld = true
          held.reached()
        }
        if (!isHeld) to.write(chunk)
      })
    }
  })
  return {
    url,
    holdAt: (moment) =>
      new Promise((reached) => {
        held = { moment, reached }
      }),
    letPass: () => {
      held = undefined
    },
    stop,
  }
}
