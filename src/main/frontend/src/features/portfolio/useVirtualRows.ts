import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useState } from 'react'

/** Longer lists are virtualized. */
const virtualizeFrom = 200

export interface VirtualRows {
  /** the rows to render */
  indexes: number[]
  /** height of the rows before and after them, in pixels */
  before: number
  after: number
  measure: ((row: HTMLElement | null) => void) | undefined
}

/**
 * Long lists scroll with the page, but only the rows near the viewport are rendered. Short lists are rendered in full.
 */
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

/**
 * The distance of an element from the top of the page, measured after every render because content above it may grow.
 */
function useOffsetTop(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const current = Math.round((element.current?.getBoundingClientRect().top ?? 0) + window.scrollY)
    if (current !== top) setTop(current)
  })
  return top
}
