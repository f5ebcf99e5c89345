'use client'
import { useRouter } from 'next/navigation'
import { type RefObject, useEffect } from 'react'

/**
 * Plain links inside of `box` go where Next's own would, without a reload. A list that draws hundreds of rows a second
 * cannot afford a component for each of their links.
 */
export function useSoftLinks(box: RefObject<HTMLElement | null>): void {
  const router = useRouter()
  useEffect(() => {
    const element = box.current
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link || event.defaultPrevented || isForTheBrowser(event)) return
      event.preventDefault()
      router.push(link.pathname + link.search)
    }
    element?.addEventListener('click', follow)
    return () => element?.removeEventListener('click', follow)
  }, [box, router])
}

/** A new tab, a new window, a download. */
const isForTheBrowser = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button !== 0 || metaKey || ctrlKey || shiftKey || altKey
