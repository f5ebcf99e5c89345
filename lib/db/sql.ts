/** What runs one SQL statement: a pool, a pg connection inside its transaction, or a Prisma transaction (`sqlOf`). */
import type { QueryResultRow } from 'pg'

export interface Sql {
  query<Row extends QueryResultRow>(
    text: string,
    values?: unknown[],
  ): Promise<{ rows: Row[]; rowCount: number | null }>
}
