/** A ThingScale topic as people write it into Explain, without its token: which is shown by a placeholder only. */
import { hashSecret } from '@/lib/access/secrets'
import type { AccountPrincipal } from '@/lib/core/principal'
import { dataForms, MASKED_TOKEN, TOKEN_SHOWN, withTokenShown } from '@/lib/dialects/thingscale/topics'
import type { Ctx } from '../context'

/** As the broker spells it behind the edge: the account's own token taken off, another one masked. */
export async function accountTopic(ctx: Ctx, { tenantId }: AccountPrincipal, topic: string): Promise<string> {
  const [first = '', ...below] = topic.split('/')
  const rest = below.join('/')
  if (first === TOKEN_SHOWN || first === MASKED_TOKEN) return rest
  if (/^(sbx_|\{.*\}$)/.test(first) || isDataForm(below[0]))
    return (await isOwnToken(ctx, tenantId, first))
      ? rest.replaceAll(first, MASKED_TOKEN)
      : `${MASKED_TOKEN}/${rest}`
  return topic
}

const isDataForm = (level: string | undefined): boolean => dataForms.some((form) => form === level)

async function isOwnToken({ services }: Ctx, tenantId: number, token: string): Promise<boolean> {
  const count = await services.db.prisma.credential.count({
    where: {
      kind: 'device-token',
      tenantId,
      secretHash: hashSecret(services.access.keys.credentialKey, token),
    },
  })
  return count > 0
}

export const shownAccountTopic = (topic: string): string =>
  topic.startsWith(`${MASKED_TOKEN}/`) ? topic : withTokenShown(topic)
