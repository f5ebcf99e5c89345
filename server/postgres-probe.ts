import { Client } from 'pg'
import { DATABASE_NAME, type DatabaseAccess, databaseUrl } from './postgres-access'

export async function canConnect(access: DatabaseAccess): Promise<boolean> {
  return withClient(access, async () => true).catch(() => false)
}

export async function ensureDatabase(access: DatabaseAccess): Promise<void> {
  await withClient(access, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE_NAME])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE_NAME}`)
  })
}

async function withClient<T>(access: DatabaseAccess, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: databaseUrl(access, 'postgres'),
    connectionTimeoutMillis: 2_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
