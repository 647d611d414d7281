/**
 * Calls back when the page was hidden for this time without a break, and at once when the person leaves the page: a
 * page in the back/forward cache must not keep a connection, and its timers stop. Returns the function that cancels it.
 */
export function onHidden(millis: number, callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const check = () => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(callback, millis)
  }
  check()
  document.addEventListener('visibilitychange', check)
  window.addEventListener('pagehide', callback)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', check)
    window.removeEventListener('pagehide', callback)
  }
}

/** Whether the person has left the page, which may still be in the back/forward cache. */
export function leavingOf(page: Window): { isLeft: () => boolean } {
  let isLeft = false
  page.addEventListener('pagehide', () => {
    isLeft = true
  })
  page.addEventListener('pageshow', () => {
    isLeft = false
  })
  return { isLeft: () => isLeft }
}

/** Resolves when the page is visible and not in the back/forward cache, or when the signal is aborted. */
export function untilVisible(signal: AbortSignal, isLeft: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if ((document.hidden || isLeft()) && !signal.aborted) return
      document.removeEventListener('visibilitychange', check)
      window.removeEventListener('pageshow', check)
      signal.removeEventListener('abort', check)
      resolve()
    }
    document.addEventListener('visibilitychange', check)
    window.addEventListener('pageshow', check)
    signal.addEventListener('abort', check)
    check()
  })
}
