import { useMemo } from 'react'
import { useAddressState } from '../../shared/useAddressState'
import type { Column } from './Column'
import type { Sort } from './sorting'

/** The order of a table in the address: `sort=price` ascending, `sort=-price` descending. */
export function useSortInAddress<T>(columns: readonly Column<T>[], initial: Sort): [Sort, (sort: Sort) => void] {
  const [text, setText] = useAddressState<string>('sort', textOf(initial))
  const sort = useMemo(() => {
    const [, minus, column = ''] = /^(-?)(.*)$/.exec(text) ?? []
    const isSortable = columns.some(({ id, sortBy }) => id === column && sortBy)
    return isSortable ? { column, descending: minus === '-' } : initial
  }, [text, columns, initial])
  return [sort, (chosen) => setText(textOf(chosen))]
}

function textOf({ column, descending }: Sort): string {
  return descending ? `-${column}` : column
}
