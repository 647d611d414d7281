import { createContext, useContext } from 'react'
import { indianZone } from './marketDate'

/** The time zone of the market of the connection that is shown: its times are named in it, wherever the reader is. */
export const MarketZone = createContext(indianZone)

export function useMarketZone(): string {
  return useContext(MarketZone)
}
