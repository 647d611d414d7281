import { useSyncExternalStore } from 'react'

const storageKey = 'broker-connect.amounts-hidden'

const isHidden = () => window.localStorage.getItem(storageKey) === 'true'

let hidden = isHidden()
const listeners = new Set<() => void>()

function update(): void {
  hidden = isHidden()
  for (const listener of listeners) listener()
}

/** Whether amounts are hidden, for example while others see the screen. Kept per browser, for all tabs. */
export function amountsAreHidden(): boolean {
  return hidden
}

export function hideAmounts(hide: boolean): void {
  if (hide) window.localStorage.setItem(storageKey, 'true')
  else window.localStorage.removeItem(storageKey)
  update()
}

/** As `amountsAreHidden`; renders the component again when it changes, also when another tab changes it. */
export function useAmountsHidden(): boolean {
  return useSyncExternalStore(subscribe, amountsAreHidden)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const onStorage = ({ key }: StorageEvent) => {
    if (key === storageKey || key === null) update()
  }
  window.addEventListener('storage', onStorage)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', onStorage)
  }
}
