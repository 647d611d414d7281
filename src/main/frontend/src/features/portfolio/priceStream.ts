import type { Bearer } from '../../api/baseQuery'
import { followEvents } from '../../api/eventStream'
import type { Failure } from '../../api/failure'
import type { PriceFeedView, PriceUpdate } from '../../api/generated'

export interface PriceListener {
  onFeed: (feed: PriceFeedView) => void
  /** what came since the last picture, oldest first */
  onPrices: (updates: PriceUpdate[]) => void
  /** what is owned, or whether it can be read, is different: only a read tells how */
  onRefetchNeeded: () => void
  /** the line is down and is tried again by itself */
  onConnectionLost: (failure: Failure) => void
}

/** More than four pictures a second are no help to anybody: what comes faster is drawn together. */
const throttleMillis = 250

/** A line that breaks once is mended before anybody needs to know. */
const silentAttempts = 1

/** Listens to the prices of one account until it is ended. */
export function openPriceStream(configId: string, bearer: Bearer, listener: PriceListener): { end: () => void } {
  const ending = new AbortController()
  const pictures = throttle(listener.onPrices)
  let wasOff: boolean | undefined
  let isFirst = true

  const onFeed = (feed: PriceFeedView) => {
    const isOff = feed.mode === 'OFF'
    if (wasOff !== undefined && wasOff !== isOff) listener.onRefetchNeeded()
    wasOff = isOff
    listener.onFeed(feed)
  }
  const onPrices = (update: PriceUpdate) => {
    if (update.complete && !isFirst) listener.onRefetchNeeded()
    isFirst = false
    pictures.add(update)
  }

  followEvents({
    path: `/api/portfolio/${encodeURIComponent(configId)}/stream`,
    bearer,
    signal: ending.signal,
    onOpen: () => {
      isFirst = true
    },
    onDown: (failure, tries) => {
      if (tries > silentAttempts) listener.onConnectionLost(failure)
    },
    onEvent: ({ name, data }) => {
      if (name === 'feed') onFeed(JSON.parse(data))
      if (name === 'prices') onPrices(JSON.parse(data))
    },
  })

  return {
    end: () => {
      ending.abort()
      pictures.end()
    },
  }
}

/** Gathers for a moment what comes, and hands it on at once: the first without delay. */
function throttle<T>(draw: (all: T[]) => void) {
  let waiting: T[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const next = () => {
    if (waiting.length === 0) {
      timer = undefined
      return
    }
    timer = setTimeout(next, throttleMillis)
    const all = waiting
    waiting = []
    draw(all)
  }
  return {
    add: (each: T) => {
      waiting.push(each)
      if (timer === undefined) next()
    },
    end: () => clearTimeout(timer),
  }
}
