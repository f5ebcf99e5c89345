'use server'

import type { CompanyActions } from '@/components/companies/company-actions'
import type { ActionResult } from '@/components/device/action-result'
import type { NamedCompany } from '@/lib/contract/companies'
import { createCompany } from '@/lib/services/companies/create-company'
import { deleteCompany } from '@/lib/services/companies/delete-company'
import { updateCompany } from '@/lib/services/companies/update-company'
import { act } from '@/lib/session/act'

export async function createCompanyAction(input: { name: string }): Promise<ActionResult<NamedCompany>> {
  return act(createCompany, input)
}

export async function updateCompanyAction(
  input: Parameters<CompanyActions['update']>[0],
): Promise<ActionResult<NamedCompany>> {
  return act(updateCompany, input)
}

export async function deleteCompanyAction(input: { id: string }): Promise<ActionResult<unknown>> {
  return act(deleteCompany, input)
}
