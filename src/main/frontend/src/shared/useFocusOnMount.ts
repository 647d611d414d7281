import { type RefObject, useEffect, useRef } from 'react'

/** For the heading of a view that replaces another: the keyboard and the screen reader go on there. */
export function useFocusOnMount<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T>(null)
  useEffect(() => element.current?.focus({ preventScroll: true }), [])
  return element
}
