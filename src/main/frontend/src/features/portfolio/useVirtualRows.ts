import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useState } from 'react'

/** From here on only the rows near the window are in the page. */
export const virtualizeFrom = 200

export interface VirtualRows {
  /** which rows are in the page */
  indexes: number[]
  /** room for the rows before and after them, in pixels */
  before: number
  after: number
  measure: ((row: HTMLElement | null) => void) | undefined
}

/** Long lists scroll with the page, but only what is near the window exists: all of it when the list is short. */
export function useVirtualRows(count: number, rowPixels: number, body: RefObject<HTMLElement | null>): VirtualRows {
  const isLong = count > virtualizeFrom
  const scrollMargin = useOffsetTop(body)
  const virtualizer = useWindowVirtualizer<HTMLElement>({
    count,
    enabled: isLong,
    estimateSize: () => rowPixels,
    overscan: 10,
    scrollMargin,
  })
  if (!isLong) return { indexes: [...Array(count).keys()], before: 0, after: 0, measure: undefined }
  const rows = virtualizer.getVirtualItems()
  const first = rows[0]
  const last = rows.at(-1)
  return {
    indexes: rows.map(({ index }) => index),
    before: first ? first.start - scrollMargin : 0,
    after: last ? virtualizer.getTotalSize() - (last.end - scrollMargin) : 0,
    measure: virtualizer.measureElement,
  }
}

/** How far below the beginning of the page something stands. What stands above it may change its height at any time. */
function useOffsetTop(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const now = Math.round((element.current?.getBoundingClientRect().top ?? 0) + window.scrollY)
    if (now !== top) setTop(now)
  })
  return top
}
