import { Client } from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from './postgres'

test('two fresh databases hold our tables and nothing of each other', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  const first = new Client({ connectionString: one.url })
  const second = new Client({ connectionString: other.url })
  try {
    await Promise.all([first.connect(), second.connect()])
    await first.query(
      `INSERT INTO companies (id, name) VALUES ('00000000-0000-4000-8000-000000000001', 'Only here')`,
    )
    const found = await second.query('SELECT count(*)::int AS companies FROM companies')
    expect(found.rows).toEqual([{ companies: 0 }])
  } finally {
    await Promise.all([first.end(), second.end()])
    await Promise.all([one.drop(), other.drop()])
  }
})
