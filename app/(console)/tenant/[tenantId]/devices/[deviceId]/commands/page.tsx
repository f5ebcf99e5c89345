import { CommandsTab } from '@/components/commands/commands-tab'
import { getTenant } from '@/lib/services/tenants/get-tenant'
import { load } from '@/lib/session/page-actor'
import { previewTemplateAction } from '../../../commands/actions'
import { previewCommandAction, queueCommandAction } from '../actions'
import { abilitiesOf, type DeviceParams, deviceOf } from '../load-device'

export default async function CommandsPage(props: DeviceParams) {
  const device = await deviceOf(props)
  const { sendCommands } = await abilitiesOf(device)
  const tenant = await load(getTenant, { id: device.tenantId })
  return (
    <CommandsTab
      device={device}
      maySend={sendCommands}
      isTurnedOff={device.dialect === 'sensocan' && !tenant.settings.sensocanCommands}
      queueCommand={queueCommandAction}
      previewCommand={previewCommandAction}
      previewTemplate={previewTemplateAction}
    />
  )
}
