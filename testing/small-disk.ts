/** A file system of its own that is soon full: an ext4 in a file, or memory of a fixed size, as this machine allows. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SmallDisk {
  readonly folder: string
  /** Has no more than these free, until it is emptied. */
  fillTo(freeBytes: number): void
  empty(): void
  unmount(): void
}

/** `undefined` where nothing may be mounted. */
export function mountSmallDisk(parent: string, bytes: number): SmallDisk | undefined {
  const folder = join(parent, 'disk')
  const image = join(parent, 'disk.img')
  mkdirSync(folder)
  const made = () => {
    writeFileSync(image, '')
    truncateSync(image, bytes)
  }
  const isMounted =
    runs(made, ['mkfs.ext4', '-q', '-F', image], ['mount', '-o', 'loop', image, folder]) ||
    runs(() => {}, ['mount', '-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder])
  if (!isMounted) return undefined
  // The user postgres must enter it.
  chmodSync(folder, 0o755)
  const filler = join(folder, 'filler')
  return {
    folder,
    fillTo: (freeBytes) => {
      const { bavail, bsize } = statfsSync(folder)
      run(['fallocate', '-l', String(bavail * bsize - freeBytes), filler])
    },
    empty: () => rmSync(filler, { force: true }),
    unmount: () => run(['umount', '-l', folder]),
  }
}

const run = ([program = '', ...args]: readonly string[]) => execFileSync(program, args, { stdio: 'ignore' })

function runs(before: () => void, ...commands: readonly (readonly string[])[]): boolean {
  try {
    before()
    for (const command of commands) run(command)
    return true
  } catch {
    return false
  }
}
