import { dialectIds } from '@/lib/core/dialect-id'
import { dialectName } from '../device/dialect-name'
import { SelectFilter } from './select-filter'

export function DialectFilter() {
  return (
    <SelectFilter
      label="Dialect"
      param="dialect"
      all="Any dialect"
      options={dialectIds.map((id) => [id, dialectName(id)] as const)}
    />
  )
}
