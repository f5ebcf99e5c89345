'use client'
import { useState } from 'react'
import type { Explanation } from '@/lib/contract/explain'
import type { Problem } from '@/lib/contract/problem'
import type { Action } from '../device/action-result'
import { heard } from '../session/heard'
import { type ExplainForm, type ExplainRequest, queryOfForm } from './explain-form'
import { checkForm, type FormIssues } from './explain-request'

export type ExplainAction = Action<ExplainRequest, Explanation>

export interface ExplainAnswer {
  readonly explanation?: Explanation
  readonly problem?: Problem
}

const unanswered: Problem = {
  type: 'about:blank',
  title: 'No answer',
  status: 503,
  code: 'unavailable',
  detail: 'The console did not answer. Nothing was sent; try again.',
  requestId: '-',
}

/** The question as it is written, the answer to the last one that was asked, and the link to it. */
export function useExplain(initial: ExplainForm, answered: ExplainAnswer, explain: ExplainAction) {
  const [form, setForm] = useState(initial)
  const [answer, setAnswer] = useState(answered)
  const [issues, setIssues] = useState<FormIssues>({})
  const [isBusy, setBusy] = useState(false)
  const [isPayloadLeftOut, setLeftOut] = useState(false)
  const ask = async () => {
    const checked = checkForm(form)
    setIssues(checked.isOk ? {} : checked.issues)
    if (!checked.isOk) return
    setBusy(true)
    const result = await explain(checked.request).then(heard, () => undefined)
    setBusy(false)
    setAnswer(result?.ok ? { explanation: result.data } : { problem: result?.problem ?? unanswered })
    setLeftOut(putIntoUrl(form))
  }
  return {
    form,
    change: (part: Partial<ExplainForm>) => setForm((old) => ({ ...old, ...part })),
    answer,
    issues,
    isBusy,
    isPayloadLeftOut,
    ask,
  }
}

/** In place of the address of now, so that "back" leaves the page; the company in scope stays. */
function putIntoUrl(form: ExplainForm): boolean {
  const { query, isPayloadLeftOut } = queryOfForm(form)
  const company = new URLSearchParams(window.location.search).get('company')
  const whole = company === null ? query : `${query}&company=${encodeURIComponent(company)}`
  window.history.replaceState(null, '', `/explain?${whole}`)
  return isPayloadLeftOut
}
