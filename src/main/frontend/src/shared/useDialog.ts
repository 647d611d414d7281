import { useRef, useState } from 'react'

/**
 * Which dialog is shown, if any. When it closes, the keyboard returns to what opened it; where that has gone, to the heading
 * of its card; where that has gone too, to the heading of the page.
 */
export function useDialog<Name extends string>() {
  const [shown, setShown] = useState<Name | null>(null)
  const homes = useRef<(HTMLElement | null | undefined)[]>([])

  return {
    shown,
    open: (name: Name, from: HTMLElement | null) => {
      homes.current = [from, from?.closest('article')?.querySelector<HTMLElement>('[tabindex="-1"]')]
      setShown(name)
    },
    close: () => {
      setShown(null)
      setTimeout(() => returnFocus(homes.current))
    },
  }
}

function returnFocus(homes: (HTMLElement | null | undefined)[]): void {
  const target = homes.find((home) => home?.isConnected) ?? document.querySelector<HTMLElement>('h1')
  target?.focus()
}
