import type { Explanation } from '@/lib/contract/explain'
import type { Rejection } from '@/lib/core/rejection'

export const viewRejection = ({
  stage,
  code,
  sentence,
  mend,
  index,
}: Rejection): Explanation['rejections'][number] => ({
  stage,
  code,
  sentence,
  mend: mend ?? null,
  itemIndex: index ?? null,
})
