import type { ChildProcess } from 'node:child_process'

/** What Node is started with where `heldBytes` is to be asked. */
export const MEMORY_PROBE = ['--expose-gc', '--import', './testing/memory-probe.ts'] as const

/** What a process still holds on its heap and beside it, once all that may go has gone. */
export function heldBytes(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const end = (act: () => void) => {
      child.off('message', told)
      child.off('exit', gone)
      act()
    }
    const told = (answer: unknown) => {
      const held: unknown = Reflect.get(Object(answer), 'heldBytes')
      if (typeof held === 'number') end(() => resolve(held))
    }
    const gone = () => end(() => reject(new Error('the process ended before it answered')))
    child.on('message', told)
    child.on('exit', gone)
    child.send('memory')
  })
}
