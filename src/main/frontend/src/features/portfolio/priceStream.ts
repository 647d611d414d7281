import type { BearerTokens } from '../../api/baseQuery'
import type { Failure } from '../../api/failure'
import type { PriceFeedView, PriceUpdate } from '../../api/generated'
import { liveStreamOf } from '../../api/liveStream'

export interface PriceStreamListener {
  onFeed: (feed: PriceFeedView) => void
  /** updates since the last call, oldest first */
  onPrices: (updates: PriceUpdate[]) => void
  /** the list of holdings changed, or prices started or stopped: the portfolio must be fetched again */
  onRefetchNeeded: () => void
  /** the connection failed repeatedly; it is retried */
  onConnectionLost: (failure: Failure) => void
}

/** The page shows at most four price changes per second; more are hard to read. */
const throttleMillis = 250

/** A connection that fails once is reopened without notifying the listener. */
const silentFailures = 1

/** Subscribes to the prices of one account until it is closed. */
export function openPriceStream(
  configId: string,
  tokens: BearerTokens,
  listener: PriceStreamListener,
): { close: () => void } {
  const closing = new AbortController()
  const updates = throttle(listener.onPrices)
  let wasOff: boolean | undefined
  let isFirstUpdate = true

  const onFeed = (feed: PriceFeedView) => {
    const isOff = feed.mode === 'OFF'
    if (wasOff !== undefined && wasOff !== isOff) listener.onRefetchNeeded()
    wasOff = isOff
    listener.onFeed(feed)
  }
  const onPrices = (update: PriceUpdate) => {
    // a complete update that is not the first of a connection means that the list of holdings changed
    if (update.complete && !isFirstUpdate) listener.onRefetchNeeded()
    isFirstUpdate = false
    updates.add(update)
  }

  liveStreamOf(tokens).subscribe({
    prices: configId,
    signal: closing.signal,
    onOpen: () => {
      isFirstUpdate = true
    },
    onDisconnect: (failure, failures) => {
      if (failures > silentFailures) listener.onConnectionLost(failure)
    },
    onEvent: ({ name, data }) => {
      if (name === 'feed') onFeed(JSON.parse(data))
      if (name === 'prices') onPrices(JSON.parse(data))
    },
  })

  return {
    close: () => {
      closing.abort()
      updates.cancel()
    },
  }
}

/** Throttle that delivers the first item at once and later ones in batches, the last batch included. */
function throttle<T>(deliver: (batch: T[]) => void) {
  let pending: T[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    if (pending.length === 0) {
      timer = undefined
      return
    }
    timer = setTimeout(flush, throttleMillis)
    const batch = pending
    pending = []
    deliver(batch)
  }
  return {
    add: (item: T) => {
      pending.push(item)
      if (timer === undefined) flush()
    },
    cancel: () => clearTimeout(timer),
  }
}
