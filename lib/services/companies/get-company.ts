import { getCompanyOp } from '@/lib/contract/companies'
import { verb } from '../context'
import { companyView } from './company-view'

export const getCompany = verb(getCompanyOp, (ctx, { id }) => companyView(ctx, id))
