import { VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import type { HistoryView } from '../../../api/generated'
import { texts } from '../../../texts/portfolio'
import { formatAmount, formatChange } from '../format'
import classes from './HistoryTable.module.css'
import { when } from './historyText'

const words = texts.history

/** The same points as rows, for whoever cannot use a picture or wants the numbers; made only when it is opened. */
export function HistoryTable({ history }: { history: HistoryView }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className={classes.details} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{words.table}</summary>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
        <section className={classes.scroll} tabIndex={0} aria-label={words.caption}>
          <Points history={history} />
        </section>
      )}
    </details>
  )
}

function Points({ history }: { history: HistoryView }) {
  const { points, currency, resolution } = history
  return (
    <table className={classes.table}>
      <VisuallyHidden component="caption">{words.caption}</VisuallyHidden>
      <thead>
        <tr>
          <th scope="col">{resolution === 'INTRADAY' ? words.time : words.day}</th>
          <th scope="col">{words.value}</th>
          <th scope="col">{words.invested}</th>
          <th scope="col">{words.profit}</th>
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map((point) => (
          <tr key={point.asOf}>
            <th scope="row">{when(history, point)}</th>
            <td>{formatAmount(point.value, currency)}</td>
            <td>{formatAmount(point.invested, currency)}</td>
            <td>{formatChange(point.profit, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
