import { VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMarketZone } from './marketZone'
import { readerTime } from './time'

interface MarketTimeProps {
  /** the instant that the text names */
  at: string
  className?: string | undefined
  /** a text with the time in the market's zone */
  children: ReactNode
}

/**
 * A time in the market's zone. The reader's own time, where it differs, is in the tooltip and in the text for screen
 * readers.
 */
export function MarketTime({ at, className, children }: MarketTimeProps) {
  const localTime = readerTime(at, useMarketZone())
  return (
    <time dateTime={at} className={className} title={localTime}>
      {children}
      {localTime && <VisuallyHidden> ({localTime})</VisuallyHidden>}
    </time>
  )
}
