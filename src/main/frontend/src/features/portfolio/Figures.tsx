import { VisuallyHidden } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { texts } from '../../texts/portfolio'
import classes from './Figures.module.css'
import { directionOf, formatChange, formatPercent, noValue } from './format'

/** A number that may move: a quiet tint when it does. No live region: nobody wants every tick read out. */
export function HighlightedValue({
  value,
  className = '',
  children,
}: {
  value: number
  className?: string
  children: ReactNode
}) {
  const [shown, setShown] = useState({ value, turn: 0 })
  if (shown.value !== value) setShown({ value, turn: shown.turn + 1 })
  return (
    // a new key begins the tint anew
    <span key={shown.turn} className={`${classes.figure} ${className} ${shown.turn > 0 ? classes.changed : ''}`}>
      {children}
    </span>
  )
}

interface GainProps {
  value: number
  percentage: number | undefined
  currency: string
  /** side by side, where there is room */
  inline?: boolean
}

/** What was won or lost, in money and in percent, with its sign. */
export function Gain({ value, percentage, currency, inline = false }: GainProps) {
  const way = directionOf(value)
  return (
    <HighlightedValue
      value={value}
      className={`${way === 'level' ? '' : classes[way]} ${inline ? classes.inline : ''}`}
    >
      {formatChange(value, currency)}
      {percentage !== undefined && (
        <>
          {' '}
          <span className={classes.percent}>{formatPercent(percentage)}</span>
        </>
      )}
    </HighlightedValue>
  )
}

/** Where no number can be given: a dash to see, a word to hear. */
export function MissingValue({ spoken = texts.missing }: { spoken?: string }) {
  return (
    <>
      <span aria-hidden="true">{noValue}</span>
      <VisuallyHidden>{spoken}</VisuallyHidden>
    </>
  )
}
