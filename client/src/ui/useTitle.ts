import { useEffect } from 'react'

/** Names the page in the browser's tab and for screen readers; the product's name stands behind it. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Whyboard' : `${title} · Whyboard`
  }, [title])
}
