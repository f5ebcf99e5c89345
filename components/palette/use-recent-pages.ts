'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { addRecent, parseRecent, type RecentPage } from './recent-pages'

const keptAs = (userId: string): string => `signalbox-recent-${userId}`

/** Notes each page, and again when its title comes, which may be after the address. */
export function useRecentPages(userId: string): void {
  const path = usePathname()
  useEffect(() => {
    let noted = ''
    const note = () => {
      const page = { href: `${path}${window.location.search}`, title: document.title }
      if (window.location.pathname !== path || noted === JSON.stringify(page)) return
      noted = JSON.stringify(page)
      keep(userId, addRecent(loadRecent(userId), page))
    }
    note()
    const observer = new MutationObserver(note)
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => observer.disconnect()
  }, [userId, path])
}

export function loadRecent(userId: string): readonly RecentPage[] {
  try {
    return parseRecent(localStorage.getItem(keptAs(userId)))
  } catch {
    return []
  }
}

function keep(userId: string, pages: readonly RecentPage[]): void {
  try {
    localStorage.setItem(keptAs(userId), JSON.stringify(pages))
  } catch {
    // A browser that keeps nothing has no recent pages.
  }
}
