import type { PoolClient, QueryResultRow } from 'pg'
import type { Database } from './database'
import { faultOf } from './database-fault'
import type { Prisma } from './generated/client'
import type { Sql } from './sql'

/** A Prisma transaction and the same one for plain SQL. */
export interface Transaction {
  readonly rows: Prisma.TransactionClient
  readonly sql: Sql
}

/** Runs `work` in one transaction; an error undoes all of it and comes out as a fault where it is the database's. */
export async function transact<Result>(
  db: Database,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  try {
    return await db.prisma.$transaction((rows) => work({ rows, sql: sqlOf(rows) }), {
      maxWait: 5_000,
      timeout: 15_000,
    })
  } catch (error) {
    throw faultOf(error) ?? error
  }
}

/** The same on one plain connection, for work that other rooms do with `pg` (readings are outside of Prisma). */
export async function transactPlainly<Result>(
  db: Database,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  let client: PoolClient
  try {
    client = await db.pool.connect()
  } catch (error) {
    throw faultOf(error) ?? error
  }
  let broken = false
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true
    })
    throw faultOf(error) ?? error
  } finally {
    client.release(broken)
  }
}

function sqlOf(rows: Prisma.TransactionClient): Sql {
  return {
    async query<Row extends QueryResultRow>(text: string, values: unknown[] = []) {
      const found = await rows.$queryRawUnsafe<Row[]>(text, ...values)
      return { rows: found, rowCount: found.length }
    },
  }
}
