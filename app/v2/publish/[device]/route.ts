import { vendorPublishTo } from '@/lib/http/vendor-publish'

export const POST = vendorPublishTo
