import { useState } from 'react'
import type { Column } from './Column'

export interface Sort {
  column: string
  descending: boolean
}

/** Sorts rows by one column. Rows without a value come last in both orders. */
export function sortRows<T>(rows: readonly T[], columns: readonly Column<T>[], { column, descending }: Sort): T[] {
  const value = columns.find(({ id }) => id === column)?.sortBy
  if (!value) return [...rows]
  const sign = descending ? -1 : 1
  return rows.toSorted((one, other) => {
    const [a, b] = [value(one), value(other)]
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
    return sign * (typeof a === 'string' ? a.localeCompare(String(b)) : a - Number(b))
  })
}

/** The order after a click on a heading: texts ascending, numbers descending; a second click reverses the order. */
export function nextSort<T>({ column, descending }: Sort, { id, numeric = false }: Column<T>): Sort {
  return { column: id, descending: column === id ? !descending : numeric }
}

/**
 * Sorted rows that keep their places while prices change, so that people do not lose the row they read. Sorts again
 * when another order is chosen, and when rows are added or removed.
 */
export function useStableOrder<T>(
  rows: T[],
  columns: readonly Column<T>[],
  keyOf: (row: T) => string,
  sort: Sort,
): T[] {
  const members = rows.map(keyOf).join('\n')
  const [kept, setKept] = useState({ sort, members, order: keysInOrder() })
  if (kept.sort !== sort || kept.members !== members) setKept({ sort, members, order: keysInOrder() })

  function keysInOrder() {
    return sortRows(rows, columns, sort).map(keyOf)
  }

  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  return kept.order.flatMap((key) => byKey.get(key) ?? [])
}
