import type { ReactNode } from 'react'

/** A table column, or a line of a card. The first column names the row. */
export interface Column<T> {
  id: string
  label: string
  /** aligned right, so that the digits are aligned */
  numeric?: boolean
  /** shown before the other values of a card */
  isKeyFigure?: boolean
  cell: (row: T) => ReactNode
  /** absent: not sortable; returns undefined for a row without a value */
  sortBy?: (row: T) => number | string | undefined
}
