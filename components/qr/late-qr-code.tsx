'use client'

import dynamic from 'next/dynamic'

/** Drawn when it is asked for; until then what draws it is not loaded. */
export const QrCode = dynamic(() => import('./qr-code').then(({ QrCode: Now }) => Now), { ssr: false })
