import { vendorPublish } from '@/lib/http/vendor-publish'

export const POST = vendorPublish
