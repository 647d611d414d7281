import { useSyncExternalStore } from 'react'

type ClockStore = Parameters<typeof useSyncExternalStore<number>>

/** One clock for each interval, shared by all components: its timer runs while a component uses it. */
const clocks = new Map<number, ClockStore>()

/** The current time in milliseconds, updated every `everyMillis`. */
export function useNow(everyMillis: 1_000 | 15_000 | 60_000 = 15_000): number {
  return useSyncExternalStore(...clockOf(everyMillis))
}

function clockOf(everyMillis: number): ClockStore {
  const known = clocks.get(everyMillis)
  if (known) return known
  const clock = createClock(everyMillis)
  clocks.set(everyMillis, clock)
  return clock
}

function createClock(everyMillis: number): ClockStore {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  let now = 0

  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    timer ??= setInterval(() => {
      now = Date.now()
      for (const each of listeners) each()
    }, everyMillis)
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0) return
      clearInterval(timer)
      timer = undefined
    }
  }
  // React wants the same value from call to call, so a stopped clock is set only when it is off by a tick
  const read = () => {
    if (timer === undefined && Math.abs(Date.now() - now) >= everyMillis) now = Date.now()
    return now
  }
  return [subscribe, read]
}
