'use client'
import { Plus } from 'lucide-react'
import { toast } from '@/components/ui/late-toast'
import type { Sensor } from '@/lib/contract/sensors'
import { ProblemNote } from '../device/problem-note'
import { useAction } from '../device/use-action'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { RelativeTime } from '../ui/relative-time'
import { AddAlias } from './add-alias'
import type { CreateSensor } from './create-sensor-form'
import type { UpdateSensor } from './edit-sensor-form'
import type { UnknownSlug } from './unknown-slugs'

interface UnknownSlugListProps {
  readonly deviceId: string
  readonly sensors: readonly Sensor[]
  readonly slugs: readonly UnknownSlug[]
  readonly mayProvision: boolean
  readonly createSensor: CreateSensor
  readonly updateSensor: UpdateSensor
  onMended(): void
}

/** What the device sent lately under names that nobody created: one click adds each, or says what it means. */
export function UnknownSlugList({ slugs, ...rest }: UnknownSlugListProps) {
  if (slugs.length === 0) return null
  return (
    <Card
      title="Refused lately: unknown sensors"
      description="The device sent these names. Create the ones that are meant; correct the device where one is a slip, or let the slip mean a sensor that is there."
      isFlush
    >
      <ul className="divide-y">
        {slugs.map((unknown) => (
          <UnknownRow key={unknown.slug} unknown={unknown} {...rest} />
        ))}
      </ul>
    </Card>
  )
}

function UnknownRow({
  unknown: { slug, nearestSlug, type, count, lastAt },
  deviceId,
  sensors,
  mayProvision,
  createSensor,
  updateSensor,
  onMended,
}: Omit<UnknownSlugListProps, 'slugs'> & { readonly unknown: UnknownSlug }) {
  const create = useAction(createSensor)
  const add = async () => {
    if ((await create.run({ id: deviceId, slug, ...(type && { type }) })) === undefined) return
    toast.success(`Sensor ${slug} is created: its messages are accepted from now on.`)
    onMended()
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 text-sm">
      <code className="font-medium break-all">{slug}</code>
      <span className="min-w-0 flex-1 basis-44 text-ink-muted">
        {count} refused, last <RelativeTime at={lastAt} />
        {nearestSlug ? (
          <>
            ; did it mean <code>{nearestSlug}</code>?
          </>
        ) : null}
      </span>
      {mayProvision ? (
        <span className="flex flex-wrap gap-2">
          <AddAlias
            deviceId={deviceId}
            alias={slug}
            nearest={nearestSlug}
            sensors={sensors}
            updateSensor={updateSensor}
            onAdded={onMended}
          />
          <Button isBusy={create.isBusy} onClick={() => void add()}>
            <Plus aria-hidden /> Create sensor {slug}
            {type && type !== 'number' ? ` (${type})` : ''}
          </Button>
        </span>
      ) : null}
      <ProblemNote problem={create.problem} />
    </li>
  )
}
