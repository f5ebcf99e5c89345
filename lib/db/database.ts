import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { PrismaClient } from './generated/client'

/** One pool of connections, seen by Prisma and by plain SQL. */
export interface Database {
  readonly prisma: PrismaClient
  readonly pool: Pool
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly connectionsMax?: number
  readonly connectTimeoutMs?: number
  /** A statement that runs longer is ended by the server. */
  readonly statementTimeoutMs?: number
}

export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new Pool({
    connectionString: url,
    max: options.connectionsMax ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    keepAlive: true,
  })
  // An idle connection that dies is taken out by the pool; without a listener its error would end the process.
  pool.on('error', () => {})
  // One that dies while it is taken out rejects what runs on it; between two statements its error would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    prisma,
    pool,
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}
