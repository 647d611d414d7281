import type { ReactNode } from 'react'

/** One column of a table, or one line of a card. The first column names its row. */
export interface Column<T> {
  id: string
  label: string
  /** stands at the right, digit under digit */
  numeric?: boolean
  /** what a card says before the rest */
  isFirst?: boolean
  cell: (row: T) => ReactNode
  /** absent where an order makes no sense; undefined for a row that has nothing to compare */
  sortBy?: (row: T) => number | string | undefined
}
