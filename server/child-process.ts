/** The child's side of the supervisor: says that it is ready or why it cannot start, and stops when told or orphaned. */
import { ConfigError } from '@/lib/config/config'
import { StartError } from './start-error'

type ChildMessage =
  | { readonly ready: true }
  /** It cannot start, and trying again will not help: one sentence for people. */
  | { readonly refused: string }

/** Runs `start`, which resolves with the way to stop again; exits 1 with one sentence where it cannot start. */
export async function runChild(start: () => Promise<() => Promise<void>>): Promise<void> {
  let stop: () => Promise<void>
  try {
    stop = await start()
  } catch (error) {
    await refuseStart(error)
    return
  }
  let isStopping = false
  const end = () => {
    if (isStopping) return
    isStopping = true
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  // The supervisor is gone: nobody would stop this process, and the next start would find its ports taken.
  process.on('disconnect', end)
  await tell({ ready: true })
}

async function refuseStart(error: unknown): Promise<void> {
  if (error instanceof StartError || error instanceof ConfigError) {
    if (process.send === undefined) process.stderr.write(`${error.message}\n`)
    else await tell({ refused: error.message })
  } else {
    console.error(error)
  }
  process.exit(1)
}

function tell(message: ChildMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) resolve()
    else process.send(message, () => resolve())
  })
}
