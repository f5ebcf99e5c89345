// The one process that works argon2: apart, so that a flood of logins never takes the broker's own threads or memory.
import { hash, verify } from '@node-rs/argon2'

/** argon2id (2), 19 MiB, 2 passes: the parameters stand in each hash, so they may be raised later. */
const OPTIONS = { algorithm: 2, memoryCost: 19456, timeCost: 2, parallelism: 1 }

process.on('message', async ({ id, password, stored }) => {
  try {
    const answer =
      stored === null ? await hash(password, OPTIONS) : await verify(stored, password).catch(() => false)
    process.send({ id, answer })
  } catch (error) {
    process.send({ id, failure: String(error) })
  }
})
process.on('disconnect', () => process.exit(0))
// The parent decides when to end: an interrupt at the terminal reaches the whole group.
process.on('SIGINT', () => {})
