import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'
import { StartError } from './start-error'

const run = promisify(execFile)

const answerSchema = z.object({
  created: z.boolean(),
  username: z.string(),
  /** Only where it was generated now. */
  password: z.string().optional(),
})
export type Administrator = z.infer<typeof answerSchema>

/** Runs `setup/first-administrator.ts`, since this room does not know the services. */
export async function ensureAdministrator(username: string, env: NodeJS.ProcessEnv): Promise<Administrator> {
  try {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', 'setup/first-administrator.ts'], {
      env,
      timeout: 60_000,
    })
    return answerSchema.parse(JSON.parse(stdout))
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    const reason = said.split('\n').at(-1) || (error instanceof Error ? error.message : String(error))
    throw new StartError(`The first administrator (${username}) could not be made: ${reason}`)
  }
}
