import { conflict } from '@/lib/core/fault'
import type { Prisma } from '@/lib/db/generated/client'

/** A reading names one sensor: a slug or alias of one is none of another's. Locks the device until the commit. */
export async function demandFreeSlugs(
  rows: Prisma.TransactionClient,
  deviceId: string,
  slugs: readonly string[],
  except?: string,
): Promise<void> {
  await rows.$queryRaw`SELECT 1 FROM devices WHERE id = ${deviceId}::uuid FOR UPDATE`
  const taken = await rows.sensor.findFirst({
    where: {
      deviceId,
      ...(except === undefined ? {} : { id: { not: except } }),
      OR: [{ slug: { in: [...slugs] } }, { aliases: { hasSome: [...slugs] } }],
    },
  })
  if (!taken) return
  const name = slugs.find((slug) => slug === taken.slug || taken.aliases.includes(slug)) ?? ''
  throw conflict(`The device has a sensor with the slug or alias "${name}" already.`)
}
