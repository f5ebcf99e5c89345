'use client'

import dynamic from 'next/dynamic'

/** Stands once, in the root layout; say something with `toast` of `late-toast`. */
export const Toaster = dynamic(() => import('./toast-area').then(({ ToastArea }) => ToastArea), {
  ssr: false,
})
