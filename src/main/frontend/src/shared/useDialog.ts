import { useRef, useState } from 'react'

/**
 * Which dialog is open. When it closes, the focus returns to the element that opened it; if that was removed, to the
 * heading of its card; if that was removed too, to the heading of the page.
 */
export function useDialog<Name extends string>() {
  const [shown, setShown] = useState<Name | null>(null)
  const focusTargets = useRef<(HTMLElement | null | undefined)[]>([])

  return {
    shown,
    open: (name: Name, from: HTMLElement | null) => {
      focusTargets.current = [from, from?.closest('article')?.querySelector<HTMLElement>('[tabindex="-1"]')]
      setShown(name)
    },
    close: () => {
      setShown(null)
      setTimeout(() => returnFocus(focusTargets.current))
    },
  }
}

function returnFocus(targets: (HTMLElement | null | undefined)[]): void {
  const target = targets.find((each) => each?.isConnected) ?? document.querySelector<HTMLElement>('h1')
  target?.focus()
}
