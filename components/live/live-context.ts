'use client'
import { createContext, useContext } from 'react'
import type { LiveClient } from './live-client'

export const LiveContext = createContext<LiveClient | undefined>(undefined)

export function useLiveClient(): LiveClient {
  const client = useContext(LiveContext)
  if (client === undefined) throw new Error('LiveProvider stands above everything live')
  return client
}
