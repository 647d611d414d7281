import { VisuallyHidden } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { amountsAreHidden } from '../../shared/amounts'
import classes from './Figures.module.css'
import { directionOf, formatAmount, formatChange, formatPercent, formatPrice, hiddenValue, noValue } from './format'

interface HighlightedValueProps {
  /** undefined while it is unknown */
  value: number | undefined
  className?: string
  children: ReactNode
}

/** A value that is briefly highlighted when it changes. Not a live region: screen readers do not read every price. */
export function HighlightedValue({ value, className = '', children }: HighlightedValueProps) {
  const [shown, setShown] = useState({ value, changes: 0 })
  if (shown.value !== value) setShown({ value, changes: shown.changes + 1 })
  return (
    // a new key restarts the animation
    <span key={shown.changes} className={`${classes.figure} ${className} ${shown.changes > 0 ? classes.changed : ''}`}>
      {children}
    </span>
  )
}

interface GainProps {
  /** undefined while it is unknown */
  value: number | undefined
  percentage: number | undefined
  currency: string
  /** amount and percentage side by side instead of one below the other */
  inline?: boolean
}

/** A gain or loss as a signed amount and a percentage. */
export function Gain({ value, percentage, currency, inline = false }: GainProps) {
  if (value === undefined) return <MissingValue />
  if (amountsAreHidden()) return <HiddenGain percentage={percentage} />
  const direction = directionOf(value)
  const className = `${direction === 'unchanged' ? '' : classes[direction]} ${inline ? classes.inline : ''}`
  return (
    <HighlightedValue value={value} className={className}>
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

/** A percentage does not tell an amount. */
function HiddenGain({ percentage }: { percentage: number | undefined }) {
  return (
    <>
      <HiddenValue /> {percentage !== undefined && <span className={classes.percent}>{formatPercent(percentage)}</span>}
    </>
  )
}

/** Dots in place of an amount that is hidden, with a text for screen readers. */
function HiddenValue() {
  const { t } = useTranslation()
  return (
    <>
      <span aria-hidden="true">{hiddenValue}</span>
      <VisuallyHidden>{t('amounts.hiddenValue')}</VisuallyHidden>
    </>
  )
}

/** An amount, or a dash with a text for screen readers while it is unknown. */
export function Amount({ value, currency }: { value: number | undefined; currency: string }) {
  if (value === undefined) return <MissingValue />
  return amountsAreHidden() ? <HiddenValue /> : formatAmount(value, currency)
}

interface PriceProps {
  /** undefined while it is unknown */
  value: number | undefined
  currency: string
  decimals?: number
}

/** A price per share or unit, or a dash with a text for screen readers while it is unknown. */
export function Price({ value, currency, decimals }: PriceProps) {
  if (value === undefined) return <MissingValue />
  return amountsAreHidden() ? <HiddenValue /> : formatPrice(value, currency, decimals)
}

/** A dash where there is no value, with a text for screen readers. */
export function MissingValue({ label }: { label?: string }) {
  const { t } = useTranslation('portfolio')
  return (
    <>
      <span aria-hidden="true">{noValue}</span>
      <VisuallyHidden>{label ?? t('unknown')}</VisuallyHidden>
    </>
  )
}
