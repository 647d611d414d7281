import { memo, useRef } from 'react'
import type { Column } from './Column'
import classes from './DataTable.module.css'
import { nextSort, type Sort } from './sorting'
import { useVirtualRows } from './useVirtualRows'

export interface RowsProps<T> {
  /** the content and its freshness, for screen readers */
  caption: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  keyOf: (row: T) => string
  sort?: Sort
  onSort?: (sort: Sort) => void
}

const rowPixels = 57

/** A sortable table with a sticky header. Long tables render only the rows near the viewport. */
export function DataTable<T>({ caption, columns, rows, keyOf, sort, onSort }: RowsProps<T>) {
  const body = useRef<HTMLTableSectionElement>(null)
  const { indexes, before, after, measure } = useVirtualRows(rows.length, rowPixels, body)
  return (
    <table className={classes.table} aria-rowcount={rows.length + 1}>
      <caption>{caption}</caption>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              className={column.numeric ? classes.numeric : undefined}
              aria-sort={sort?.column === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined}
            >
              {column.sortBy && sort && onSort ? (
                <button type="button" className={classes.sort} onClick={() => onSort(nextSort(sort, column))}>
                  {column.label}
                  <Arrow />
                </button>
              ) : (
                <span className={classes.label}>{column.label}</span>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        <Spacer pixels={before} columns={columns.length} />
        {indexes.map((index) => {
          const row = rows[index]
          return row && <Row key={keyOf(row)} index={index} row={row} columns={columns} measure={measure} />
        })}
        <Spacer pixels={after} columns={columns.length} />
      </tbody>
    </table>
  )
}

interface RowProps<T> {
  index: number
  row: T
  columns: readonly Column<T>[]
  measure: ((row: HTMLElement | null) => void) | undefined
}

/** Renders again only when its own row changes. */
const Row = memo(function Row<T>({ index, row, columns, measure }: RowProps<T>) {
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      {columns.map(({ id, numeric, cell }, place) =>
        place === 0 ? (
          <th key={id} scope="row">
            {cell(row)}
          </th>
        ) : (
          <td key={id} className={numeric ? classes.numeric : undefined}>
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}) as <T>(props: RowProps<T>) => React.JSX.Element

/** Reserves the height of the rows that are not rendered. */
function Spacer({ pixels, columns }: { pixels: number; columns: number }) {
  if (pixels <= 0) return null
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: the row has no focusable content
    <tr className={classes.spacer} aria-hidden="true">
      <td colSpan={columns} style={{ height: pixels }} />
    </tr>
  )
}

function Arrow() {
  return (
    <svg className={classes.arrow} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d="M6 10 1.5 3h9z" fill="currentColor" />
    </svg>
  )
}
