/** Each integration test takes its own copy of the migrated template; `global-setup.ts` brought the server up. */
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'
import { UNUSED } from './drop-unused'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the maintenance database, as superuser. */
    readonly postgresUrl: string
  }
}

const TEMPLATE = 'signalbox_template'

export interface FreshDatabase {
  readonly url: string
  /** It goes later, and with it what is still connected. */
  drop(): Promise<void>
}

/** An empty, migrated database of the caller's own. */
export function freshDatabase(): Promise<FreshDatabase> {
  return createDatabase(TEMPLATE)
}

/** An empty database without our tables, for tests of the migrations themselves. */
export function bareDatabase(): Promise<FreshDatabase> {
  return createDatabase('template0')
}

async function createDatabase(template: string): Promise<FreshDatabase> {
  const server = inject('postgresUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await statement(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  return {
    url: withDatabase(server, name),
    drop: () => statement(server, `NOTIFY ${UNUSED}, '${name}'`),
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

async function statement(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
