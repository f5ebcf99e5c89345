'use client'

import { useTheme } from 'next-themes'
import { Toaster as Sonner } from 'sonner'

/** Stands once, in the root layout; say something with `toast` of sonner (a polite live region). */
export function Toaster() {
  const { theme } = useTheme()
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
