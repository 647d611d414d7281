import { useRef, useState } from 'react'

/** Which dialog is shown, if any. When it closes, the keyboard returns to what opened it, or else to the page's heading. */
export function useDialog<Name extends string>() {
  const [shown, setShown] = useState<Name | null>(null)
  const opener = useRef<HTMLElement | null>(null)

  return {
    shown,
    open: (name: Name, from: HTMLElement | null) => {
      opener.current = from
      setShown(name)
    },
    close: () => {
      setShown(null)
      requestAnimationFrame(() => returnFocus(opener.current))
    },
  }
}

function returnFocus(opener: HTMLElement | null): void {
  const target = opener?.isConnected ? opener : document.querySelector<HTMLElement>('h1')
  target?.focus()
}
