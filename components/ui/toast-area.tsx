'use client'

import { useTheme } from 'next-themes'
import { useEffect } from 'react'
import { Toaster as Sonner, toast } from 'sonner'
import { showToasts } from './late-toast'

/** A polite live region. */
export function ToastArea() {
  const { theme } = useTheme()
  // After the effect by which the area itself begins to listen.
  useEffect(() => showToasts(toast), [])
  return (
    <Sonner
      theme={theme === 'dark' || theme === 'light' ? theme : 'system'}
      position="bottom-right"
      closeButton
      toastOptions={{
        style: {
          background: 'var(--raised)',
          color: 'var(--ink)',
          borderColor: 'var(--line)',
          fontSize: 'var(--text-sm)',
          fontFamily: 'var(--font-geist-sans)',
        },
      }}
    />
  )
}
