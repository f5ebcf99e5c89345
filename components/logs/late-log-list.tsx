'use client'

import dynamic from 'next/dynamic'
import { TableSkeleton } from '../ui/skeleton'

export const loadLogList = () => import('./log-list').then(({ LogList }) => LogList)

/** The list, which comes while what it shows is asked for. */
export const LateLogList = dynamic(loadLogList, { ssr: false, loading: () => <TableSkeleton /> })
