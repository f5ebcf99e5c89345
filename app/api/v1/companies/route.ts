import { handle } from '@/lib/http/handle'
import { createCompany } from '@/lib/services/companies/create-company'
import { listCompanies } from '@/lib/services/companies/list-companies'

export const GET = handle(listCompanies)
export const POST = handle(createCompany)
