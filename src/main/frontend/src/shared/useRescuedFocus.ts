import { type RefObject, useEffect, useRef } from 'react'

/** Takes the focus if what had it has just left the page, so that the keyboard goes on where the person was. */
export function useRescuedFocus<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T>(null)
  useEffect(() => {
    if (document.activeElement === document.body) element.current?.focus({ preventScroll: true })
  }, [])
  return element
}
