'use client'

import { useRouter } from 'next/navigation'
import { toast } from '@/components/ui/late-toast'
import type { DeviceToken } from '@/lib/contract/device-tokens'
import type { Action } from '../device/action-result'
import { sentenceOf } from '../device/use-action'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { RelativeTime } from '../ui/relative-time'

export type RevokeToken = Action<{ id: number; tokenId: string }, unknown>

/** Every DEVICE_TOKEN that is valid: the account's own, and those that auth configs brought. */
export function DeviceTokens({
  tenantId,
  tokens,
  mayRevoke,
  revoke,
}: {
  tenantId: number
  tokens: readonly DeviceToken[]
  mayRevoke: boolean
  revoke: RevokeToken
}) {
  return (
    <Card
      id="device-tokens"
      title="Device tokens"
      description="Each auth config of a ThingScale device brings one; all of them stay valid until they are revoked."
      isFlush={tokens.length > 0}
    >
      {tokens.length === 0 ? (
        <p className="text-sm text-ink-muted">None is valid: no ThingScale device can log in.</p>
      ) : (
        <ul className="divide-y">
          {tokens.map((token) => (
            <li key={token.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm">
              <code className="w-16">…{token.lastFour}</code>
              <span className="min-w-0 flex-1 basis-48 text-ink-muted">
                made <RelativeTime at={token.createdAt} /> by {token.createdBy};{' '}
                {token.lastUsedAt ? (
                  <>
                    last used <RelativeTime at={token.lastUsedAt} />
                  </>
                ) : (
                  'never used'
                )}
              </span>
              {mayRevoke ? <Revoke tenantId={tenantId} token={token} revoke={revoke} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Revoke({ tenantId, token, revoke }: { tenantId: number; token: DeviceToken; revoke: RevokeToken }) {
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={
        <Button
          size="sm"
          variant="danger-outline"
          aria-label={`Revoke the token that ends in ${token.lastFour}`}
        >
          Revoke
        </Button>
      }
      title={`Revoke the token …${token.lastFour}?`}
      consequences={[
        'Whatever is connected with it is cut within two seconds, and is refused from then on.',
        'The other tokens of the account stay valid.',
      ]}
      confirmLabel="Revoke"
      onConfirm={async () => {
        const sentence = await sentenceOf(revoke, { id: tenantId, tokenId: token.id })
        if (sentence === undefined) {
          toast.success(`The token …${token.lastFour} is revoked.`)
          router.refresh()
        }
        return sentence
      }}
    />
  )
}
