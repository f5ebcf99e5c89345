'use client'

import { Facts } from '../device/facts'
import { CopiedText } from '../ui/copied-text'
import { SecretReveal } from '../ui/secret-reveal'
import type { CreatedToken } from './token-actions'

export function TokenValue({ token }: { token: CreatedToken }) {
  return (
    <div className="flex flex-col gap-4">
      <Facts
        facts={[['Id, the MQTT user name', <CopiedText key="id" text={token.id} what="the token id" />]]}
      />
      <SecretReveal label="Value" secret={token.value} />
      <p className="text-sm text-ink-muted">
        REST: <code>Authorization: Bearer …</code> with the value. MQTT: the id as user name and the value as
        password.
      </p>
    </div>
  )
}
