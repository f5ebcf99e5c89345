import { PageHeader } from '../ui/page-header'
import { ActionSpecimens } from './action-specimens'
import { DesignTheme } from './design-theme'
import { FaceSpecimens } from './face-specimens'
import { FieldSpecimens } from './field-specimens'
import { OverlaySpecimens } from './overlay-specimens'
import { TableSpecimens } from './table-specimens'
import { TextSpecimens } from './text-specimens'
import { TokenSpecimens } from './token-specimens'

/** The whole of `components/ui` on one page. */
export function DesignSheet() {
  return (
    <main className="mx-auto flex w-full max-w-[72rem] flex-col gap-4 p-4 sm:p-6">
      <PageHeader
        title="Design"
        crumbs={[{ label: 'Overview', href: '/' }, { label: 'Design' }]}
        description="The tokens, and every primitive in every state."
        actions={<DesignTheme />}
      />
      <TokenSpecimens />
      <ActionSpecimens />
      <FieldSpecimens />
      <TextSpecimens />
      <TableSpecimens />
      <FaceSpecimens />
      <OverlaySpecimens />
    </main>
  )
}
