/** What lies in the folder of a backup. */
export const BACKUP_FILES = {
  database: 'database.sql.gz',
  secret: 'secret',
  /** The certificates made at the first start: devices trust their CA. */
  tls: 'tls',
} as const
