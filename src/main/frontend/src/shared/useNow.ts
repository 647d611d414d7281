import { useSyncExternalStore } from 'react'
import { selectClockOffset } from '../api/serverClock'
import { useAppSelector } from '../app/hooks'

type ClockStore = Parameters<typeof useSyncExternalStore<number>>
type Interval = 1_000 | 15_000 | 60_000

/** One clock for each interval, shared by all components: its timer runs while a component uses it. */
const clocks = new Map<number, ClockStore>()

/**
 * The application's time in milliseconds, updated every `everyMillis` and when the clock of the application is moved.
 * For everything that is compared with an instant of the server.
 */
export function useNow(everyMillis: Interval = 15_000): number {
  return useBrowserNow(everyMillis) + useAppSelector(selectClockOffset)
}

/** The time of the browser's clock in milliseconds. Only for times that the browser itself has noted. */
export function useBrowserNow(everyMillis: Interval): number {
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
