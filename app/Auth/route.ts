import { vendorAuth } from '@/lib/http/vendor-auth'

export const POST = vendorAuth
