/** Resolves after a time; sooner when the signal is aborted or the window receives the event. */
export function wait(millis: number, signal: AbortSignal, windowEvent?: 'online'): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', finish)
      if (windowEvent) window.removeEventListener(windowEvent, finish)
      resolve()
    }
    const timer = setTimeout(finish, millis)
    signal.addEventListener('abort', finish)
    if (windowEvent) window.addEventListener(windowEvent, finish)
    if (signal.aborted) finish()
  })
}
