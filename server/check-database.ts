/** Says in one sentence what is wrong with DATABASE_URL, before anything else depends on it. */
import { Client } from 'pg'
import { StartError } from './start-error'

const VERSION_MIN = 150_000

export async function checkDatabase(databaseUrl: string): Promise<void> {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl) || !URL.canParse(databaseUrl)) {
    throw new StartError(
      'DATABASE_URL is not one of PostgreSQL: write postgresql://user:password@host:5432/database.',
    )
  }
  const { host, pathname, username } = new URL(databaseUrl)
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; name: string; may_create: boolean }>(
      `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name,
              has_schema_privilege(current_schema(), 'CREATE') AS may_create`,
    )
    const [found] = rows
    if (found === undefined || found.version < VERSION_MIN) {
      throw new StartError(
        `The server of DATABASE_URL is PostgreSQL ${found?.name ?? 'unknown'}: Signalbox needs 15 or newer.`,
      )
    }
    if (!found.may_create) {
      throw new StartError(
        `The user "${username}" of DATABASE_URL may not create tables: make it the owner of the database ${pathname.slice(1)}.`,
      )
    }
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(
      sentence(error, host, decodeURIComponent(pathname.slice(1)), decodeURIComponent(username)),
    )
  } finally {
    await client.end().catch(() => {})
  }
}

function sentence(error: unknown, host: string, database: string, user: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  switch (code) {
    case 'ECONNREFUSED':
      return `Nothing answers at ${host}, where DATABASE_URL points: start PostgreSQL there, or correct host and port.`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host ${host} of DATABASE_URL is not known: correct its name.`
    case '28P01':
    case '28000':
      return `PostgreSQL at ${host} refuses the user "${user}" of DATABASE_URL: correct user and password.`
    case '3D000':
      return `There is no database "${database}" at ${host}: create it, or correct DATABASE_URL.`
    case '42501':
      return `The user "${user}" of DATABASE_URL may not use the database "${database}": grant it CONNECT and CREATE.`
    default: {
      const reason = error instanceof Error ? error.message : String(error)
      return `DATABASE_URL cannot be used (${host}: ${reason}): correct it, or unset it for the embedded PostgreSQL.`
    }
  }
}
