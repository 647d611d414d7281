/** Resolves after a while; sooner when the signal is aborted, or when the window has the event. */
export function wait(millis: number, signal: AbortSignal, windowEvent?: 'online'): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', over)
      if (windowEvent) window.removeEventListener(windowEvent, over)
      resolve()
    }
    const timer = setTimeout(over, millis)
    signal.addEventListener('abort', over)
    if (windowEvent) window.addEventListener(windowEvent, over)
    if (signal.aborted) over()
  })
}
