import { type RefObject, useEffect, useRef } from 'react'

/**
 * Focuses the element when it appears in place of the one that had the focus, so that keyboard users keep their place.
 */
export function useFocusIfLost<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T>(null)
  useEffect(() => {
    if (document.activeElement === document.body) element.current?.focus({ preventScroll: true })
  }, [])
  return element
}
