'use client'
import { Download, QrCode as QrIcon } from 'lucide-react'
import { useState } from 'react'
import { toast } from '@/components/ui/late-toast'
import { type AuthConfigFormat, authConfigFormats } from '@/lib/contract/auth-config-formats'
import type { issueAuthConfigOp } from '@/lib/contract/credentials'
import type { DeviceDetail } from '@/lib/contract/devices'
import type { InputOf, OutputOf } from '@/lib/contract/operation'
import type { Action } from '../device/action-result'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { QrCode } from '../qr/late-qr-code'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Dialog, DialogContent } from '../ui/dialog'
import { Field } from '../ui/field'
import { saveText } from '../ui/save-text'
import { Select } from '../ui/select'
import { qrTextOf } from './qr-text'

export type IssueAuthConfig = Action<InputOf<typeof issueAuthConfigOp>, OutputOf<typeof issueAuthConfigOp>>

const labels = {
  json: 'JSON',
  env: '.env file',
  c: 'C header',
  mosquitto: 'mosquitto_pub line',
  python: 'Python (paho)',
  node: 'Node (mqtt.js)',
  arduino: 'Arduino / ESP32',
} satisfies Record<AuthConfigFormat, string>

/** The file that a device is given. Each download issues a credential, since old secrets are not kept. */
export function AuthConfigCard({
  device,
  issueAuthConfig,
  onIssued,
}: {
  readonly device: Pick<DeviceDetail, 'id' | 'dialect'>
  readonly issueAuthConfig: IssueAuthConfig
  onIssued(): void
}) {
  const issue = useAction(issueAuthConfig)
  const [format, setFormat] = useState<AuthConfigFormat>('json')
  const [shown, setShown] = useState<string>()
  const download = async () => {
    const file = await issue.run({ id: device.id, format })
    if (file === undefined) return
    saveText(file.fileName, file.contentType, file.text)
    toast.success(`${file.fileName} holds a new credential.`)
    onIssued()
  }
  const show = async () => {
    const file = await issue.run({ id: device.id, format: 'json' })
    if (file === undefined) return
    const { authConfigSchema } = await import('@/lib/contract/credentials')
    setShown(qrTextOf(authConfigSchema.parse(JSON.parse(file.text))))
    onIssued()
  }
  return (
    <Card
      title="Download an auth config"
      description={
        device.dialect === 'thingscale'
          ? "Host, ports, topics and the account's login in one file. Each download issues one more device token of the tenant; the others stay valid."
          : 'Host, ports, topics and a new credential in one file. Each download issues one more credential.'
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void download()
        }}
      >
        <Field label="Format" hint="The file holds a secret: hand it over safely.">
          <Select
            value={format}
            onChange={(event) =>
              setFormat(authConfigFormats.find((one) => one === event.target.value) ?? 'json')
            }
          >
            {authConfigFormats.map((one) => (
              <option key={one} value={one}>
                {labels[one]}
              </option>
            ))}
          </Select>
        </Field>
        <ProblemNote problem={issue.problem} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" isBusy={issue.isBusy}>
            <Download aria-hidden /> Issue and download
          </Button>
          <Button disabled={issue.isBusy} onClick={() => void show()}>
            <QrIcon aria-hidden /> Issue and show as QR code
          </Button>
        </div>
      </form>
      <Dialog
        open={shown !== undefined}
        onOpenChange={(isOpen) => (isOpen ? undefined : setShown(undefined))}
      >
        <DialogContent
          title="Scan it now: it is shown this once"
          description="Host, ports, client id, user name and password as one line of JSON. It holds a secret."
        >
          {shown === undefined ? null : (
            <div className="flex justify-center">
              <QrCode text={shown} label="QR code with the new credential" />
            </div>
          )}
        </DialogContent>
      </Dialog>
    </Card>
  )
}
