import { useEffect, useState } from 'react'

/** The present time in milliseconds, kept fresh enough for sentences that count minutes. */
export function useNow(everyMillis = 15_000): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMillis)
    return () => clearInterval(timer)
  }, [everyMillis])
  return now
}
