import type { Device } from '@/lib/contract/devices'
import { Card } from '../ui/card'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { Facts } from './facts'
import { presenceOf } from './presence'

const versions: Readonly<Record<number, string>> = { 3: 'MQTT 3.1', 4: 'MQTT 3.1.1', 5: 'MQTT 5' }

/** What the broker last saw of the device. */
export function ConnectionCard({
  connection,
  battery,
}: {
  readonly connection: Device['connection']
  readonly battery: { readonly volts: string; readonly at: string } | undefined
}) {
  const { connectedAt, disconnectedAt, lastSeenAt, address, clientId, protocolVersion, disconnectReason } =
    connection
  const time = (at: string | null) => (at === null ? null : <RelativeTime at={at} />)
  return (
    <Card title="Connection">
      <Facts
        facts={[
          ['State', <StatusMark key="state" mark={presenceOf(connection)} />],
          ['Connected', time(connectedAt)],
          ['Last seen', time(lastSeenAt)],
          ['Address', address === null ? null : <code key="address">{address}</code>],
          [
            'Client id',
            clientId === null ? null : (
              <code key="client" className="break-all">
                {clientId === '' ? '(empty)' : clientId}
              </code>
            ),
          ],
          ['Protocol', protocolVersion === null ? null : (versions[protocolVersion] ?? protocolVersion)],
          [
            'Battery',
            battery ? (
              <span key="battery">
                {battery.volts} V, <RelativeTime at={battery.at} />
              </span>
            ) : null,
          ],
          [
            'Last disconnect',
            disconnectedAt === null ? null : (
              <span key="left">
                <RelativeTime at={disconnectedAt} />
                {disconnectReason ? `: ${disconnectReason}` : null}
              </span>
            ),
          ],
        ]}
      />
    </Card>
  )
}
