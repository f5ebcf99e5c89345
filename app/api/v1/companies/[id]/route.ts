import { handle } from '@/lib/http/handle'
import { deleteCompany } from '@/lib/services/companies/delete-company'
import { getCompany } from '@/lib/services/companies/get-company'
import { updateCompany } from '@/lib/services/companies/update-company'

export const GET = handle(getCompany)
export const PATCH = handle(updateCompany)
export const DELETE = handle(deleteCompany)
