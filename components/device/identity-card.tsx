'use client'
import type { DeviceDetail } from '@/lib/contract/devices'
import type { CreateTemplate } from '../device-templates/template-from-device'
import { TemplateFromDevice } from '../device-templates/template-from-device'
import { Badge } from '../ui/badge'
import { Card } from '../ui/card'
import { CopiedText } from '../ui/copied-text'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { dialectName } from './dialect-name'
import { EditDevice } from './edit-device'
import { Facts } from './facts'
import type { UpdateDevice } from './use-device'

export function IdentityCard({
  device,
  canEdit,
  updateDevice,
  createTemplate,
}: {
  readonly device: DeviceDetail
  readonly canEdit: boolean
  readonly updateDevice: UpdateDevice
  readonly createTemplate: CreateTemplate
}) {
  const tags = Object.entries(device.tags)
  return (
    <Card
      title="Device"
      actions={
        canEdit ? (
          <>
            <TemplateFromDevice device={device} create={createTemplate} />
            <EditDevice device={device} updateDevice={updateDevice} />
          </>
        ) : null
      }
    >
      <Facts
        facts={[
          ['Name', device.name],
          ['UUID', <CopiedText key="id" text={device.id} what="the device UUID" />],
          [
            'Id in its topics',
            <CopiedText key="external" text={device.externalId} what="the id in its topics" />,
          ],
          ['Dialect', dialectName(device.dialect)],
          ['Status', <StatusMark key="status" mark={device.status} />],
          ['Tenant', `${device.tenantName} (${device.tenantId}), company ${device.companyName}`],
          ['Sensors', device.sensorCount],
          [
            'Tags',
            tags.length === 0 ? null : (
              <span key="tags" className="flex flex-wrap gap-1">
                {tags.map(([name, value]) => (
                  <Badge key={name} className="whitespace-normal break-all">
                    {name}: {value}
                  </Badge>
                ))}
              </span>
            ),
          ],
          ...(device.dialect === 'drogue'
            ? ([
                [
                  'Gateways',
                  device.gateways.length === 0 ? null : (
                    <code key="gateways" className="break-all">
                      {device.gateways.join(', ')}
                    </code>
                  ),
                ],
              ] as const)
            : []),
          ['Created', <RelativeTime key="created" at={device.createdAt} />],
        ]}
      />
    </Card>
  )
}
