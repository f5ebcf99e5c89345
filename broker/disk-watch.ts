/** Promise 3: while less than the reserve is free under a database of this machine, nothing is taken in; it goes on by itself. */
import { statfs } from 'node:fs/promises'
import type { Gate } from '@/broker/gate'
import type { Log } from '@/lib/log/log'

const LOOK_EVERY_MS = 2_000

export interface DiskWatchDeps {
  readonly intake: Gate
  /** 0: never looked at. */
  readonly reserveBytes: number
  freeBytes(): Promise<number>
  readonly log: Log
}

export class DiskWatch {
  private timer: NodeJS.Timeout | undefined
  /** As it was last seen; `null` where nobody looks. */
  freeBytes: number | null = null

  constructor(private readonly deps: DiskWatchDeps) {}

  async start(): Promise<void> {
    if (this.deps.reserveBytes === 0) return
    await this.look()
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS)
    this.timer.unref()
  }

  stop(): void {
    clearInterval(this.timer)
  }

  private async look(): Promise<void> {
    const { intake, reserveBytes, log } = this.deps
    try {
      const freeBytes = await this.deps.freeBytes()
      this.freeBytes = freeBytes
      const isShut = intake.isShutFor('disk')
      if (freeBytes < reserveBytes && !isShut) {
        log.error(
          { freeBytes, reserveBytes },
          'the disk is nearly full: nothing is taken in until there is room',
        )
        intake.shut('disk')
      } else if (freeBytes >= reserveBytes && isShut) {
        log.info({ freeBytes, reserveBytes }, 'the disk has room again: ingest goes on')
        intake.open('disk')
      }
    } catch (error) {
      log.warn({ err: error }, 'the free space of the disk could not be read')
    }
  }
}

/** Of the file system that holds the first of these paths that is there. */
export async function freeBytesOf(paths: readonly string[]): Promise<number> {
  let failure: unknown
  for (const path of paths) {
    try {
      const { bavail, bsize } = await statfs(path)
      return bavail * bsize
    } catch (error) {
      failure = error
    }
  }
  throw failure
}

/** Only then is the disk of the database one that this process can look at. */
export function isOnThisMachine(databaseUrl: string): boolean {
  const host = URL.canParse(databaseUrl) ? new URL(databaseUrl).hostname : ''
  return ['', 'localhost', '127.0.0.1', '[::1]'].includes(host)
}
