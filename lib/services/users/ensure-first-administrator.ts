import { username as usernameSchema } from '@/lib/contract/users'
import { conflict, invalid } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import type { Services } from '../context'
import { record } from '../record'

/** Makes the platform admin of a new installation; changes nothing where there is one. */
export async function ensureFirstAdministrator(
  services: Services,
  given: { readonly username: string; readonly password: string },
): Promise<{ readonly created: boolean }> {
  if (await services.db.prisma.user.findFirst({ where: { isPlatformAdmin: true } })) return { created: false }
  const name = usernameSchema.safeParse(given.username)
  if (!name.success) throw invalid('username', name.error.issues[0]?.message ?? 'is not valid')
  const secretHash = await services.access.passwords.hash(given.password)
  return transact(services.db, async ({ rows, sql }) => {
    // The head's lock: of two first starts on one database, the second sees what the first made.
    await sql.query('SELECT version FROM change_head FOR UPDATE')
    if (await rows.user.findFirst({ where: { isPlatformAdmin: true } })) return { created: false }
    if (await rows.user.findUnique({ where: { username: name.data } })) {
      throw conflict(`The user ${name.data} exists and is no platform admin: choose another ADMIN_USERNAME.`)
    }
    const user = await rows.user.create({
      data: {
        username: name.data,
        isPlatformAdmin: true,
        credentials: { create: { kind: 'password', name: name.data, secretHash, createdBy: 'setup' } },
      },
    })
    const actor = { kind: 'system', id: 'setup', name: 'setup', isPlatformAdmin: true, reaches: [] } as const
    await record({ actor, requestId: null, address: null }, sql, {
      verb: 'user.create',
      subject: { kind: 'user', id: user.id, name: user.username },
      companyId: null,
      tenantId: null,
      changes: { username: user.username, isPlatformAdmin: true },
      notice: { subject: 'user', id: user.id, userId: user.id },
    })
    return { created: true }
  })
}
