import { memo, useRef } from 'react'
import type { Column } from './Column'
import classes from './DataCards.module.css'
import type { RowsProps } from './DataTable'
import { useVirtualRows } from './useVirtualRows'

const cardPixels = 190

/** The rows of a table as cards, for narrow screens. Each card repeats the labels of the columns. */
export function DataCards<T>({ caption, columns, rows, keyOf }: RowsProps<T>) {
  const list = useRef<HTMLUListElement>(null)
  const { indexes, before, after, measure } = useVirtualRows(rows.length, cardPixels, list)
  return (
    <ul ref={list} className={classes.cards} aria-label={caption}>
      {before > 0 && <li aria-hidden="true" style={{ height: before }} />}
      {indexes.map((index) => {
        const row = rows[index]
        if (!row) return null
        return <Card key={keyOf(row)} index={index} count={rows.length} row={row} columns={columns} measure={measure} />
      })}
      {after > 0 && <li aria-hidden="true" style={{ height: after }} />}
    </ul>
  )
}

interface CardProps<T> {
  index: number
  count: number
  row: T
  columns: readonly Column<T>[]
  measure: ((row: HTMLElement | null) => void) | undefined
}

const Card = memo(function Card<T>({ index, count, row, columns: [name, ...facts], measure }: CardProps<T>) {
  const keyFiguresFirst = [
    ...facts.filter(({ isKeyFigure }) => isKeyFigure),
    ...facts.filter(({ isKeyFigure }) => !isKeyFigure),
  ]
  return (
    <li ref={measure} data-index={index} className={classes.card} aria-posinset={index + 1} aria-setsize={count}>
      <div>{name?.cell(row)}</div>
      <dl className={classes.facts}>
        {keyFiguresFirst.map(({ id, label, cell }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{cell(row)}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}) as <T>(props: CardProps<T>) => React.JSX.Element
