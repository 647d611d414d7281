import { arc, pie } from 'd3-shape'
import { useMemo, useState } from 'react'
import type { PortfolioView } from '../../../api/generated'
import { texts } from '../../../texts/portfolio'
import { formatQuantity, formatShare } from '../format'
import classes from './AllocationDonut.module.css'
import { type Slice, slicesOf } from './slices'

const words = texts.allocation
const outerRadius = 100
const ring = arc<{ startAngle: number; endAngle: number }>().innerRadius(64).outerRadius(outerRadius).cornerRadius(3)
const around = pie<Slice>()
  .value(({ value }) => value)
  .sort(null)

/** How the holdings share their value: a ring for the eye, and the same as a list in the same order. */
export default function AllocationDonut({ portfolio }: { portfolio: PortfolioView }) {
  const { holdings, totals } = portfolio
  const slices = useMemo(() => slicesOf(holdings, totals.value), [holdings, totals.value])
  const [chosen, setChosen] = useState<number | null>(null)
  return (
    <div className={classes.allocation} onPointerLeave={() => setChosen(null)}>
      <svg className={classes.donut} viewBox="-102 -102 204 204" aria-hidden="true" focusable="false">
        {around(slices).map((angles, index) => (
          <path
            key={angles.data.name}
            className={`${classes.slice} ${chosen !== null && chosen !== index ? classes.faint : ''}`}
            d={ring(angles) ?? ''}
            fill={`var(--slice-${index + 1})`}
            onPointerEnter={() => setChosen(index)}
          />
        ))}
        <text className={classes.count} y="4">
          {formatQuantity(holdings.length)}
        </text>
        <text className={classes.countOf} y="24">
          {holdings.length === 1 ? words.single : words.center}
        </text>
      </svg>
      <ol className={classes.list} aria-label={words.lead}>
        {slices.map(({ name, value, count }, index) => (
          <li
            key={name}
            className={chosen === index ? classes.chosen : undefined}
            onPointerEnter={() => setChosen(index)}
          >
            <span className={classes.swatch} style={{ background: `var(--slice-${index + 1})` }} />
            <span className={classes.name}>{name || words.other(count)}</span>
            <span className={classes.share}>{formatShare(value, totals.value)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
