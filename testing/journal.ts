/**
 * Lines that are on the disk when `synced` resolves, so that what a client wrote down holds whatever is killed next. One
 * flush is on its way at a time: what comes meanwhile goes with the next.
 */
import { closeSync, fdatasync, openSync, readSync, write } from 'node:fs'
import { promisify } from 'node:util'

const flush = promisify(fdatasync)
const put = promisify(write)

export class Journal {
  private readonly file: number
  private lines = ''
  private running: Promise<void> | undefined

  constructor(path: string) {
    this.file = openSync(path, 'a')
  }

  /** Goes to the disk with the next flush, whether somebody waits for it or not. */
  append(line: string): void {
    this.lines += `${line}\n`
    void this.synced()
  }

  /** All that was appended before is on the disk. */
  async synced(): Promise<void> {
    await this.running
    // Who waited for the flush before begins the next one, for all who did.
    if (this.lines !== '') this.running ??= this.run()
    await this.running
  }

  private async run(): Promise<void> {
    const bytes = Buffer.from(this.lines)
    this.lines = ''
    for (let at = 0; at < bytes.length; ) at += (await put(this.file, bytes, at)).bytesWritten
    await flush(this.file)
    this.running = undefined
  }
}

const CHUNK_BYTES = 1024 * 1024

/** Reads on from where it was; a last line without its end was torn off or is still being written, and is left. */
export class JournalReader {
  private readonly file: number
  private readonly chunk = Buffer.alloc(CHUNK_BYTES)
  private at = 0
  private rest = Buffer.alloc(0)

  constructor(path: string) {
    this.file = openSync(path, 'a+')
  }

  *lines(): Generator<string> {
    for (;;) {
      const count = readSync(this.file, this.chunk, 0, CHUNK_BYTES, this.at)
      if (count === 0) return
      this.at += count
      const bytes = Buffer.concat([this.rest, this.chunk.subarray(0, count)])
      const end = bytes.lastIndexOf('\n')
      this.rest = Buffer.from(bytes.subarray(end + 1))
      if (end > 0) yield* bytes.subarray(0, end).toString().split('\n')
    }
  }

  close(): void {
    closeSync(this.file)
  }
}
