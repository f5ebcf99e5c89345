'use client'

import dynamic from 'next/dynamic'
import type { ComponentProps } from 'react'
import { useWasAsked } from '../ui/use-was-asked'

const load = () => import('./log-drawer').then(({ LogDrawer }) => LogDrawer)
const LogDrawer = dynamic(load, { ssr: false })

/** The drawer, which comes after the page. */
export function LateLogDrawer(props: ComponentProps<typeof LogDrawer>) {
  return useWasAsked(props.record !== undefined, load) ? <LogDrawer {...props} /> : null
}
