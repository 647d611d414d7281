import { arc, pie } from 'd3-shape'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PortfolioView } from '../../../api/generated'
import { formatCount, formatShare } from '../format'
import classes from './AllocationDonut.module.css'
import { type Slice, slicesOf } from './slices'

const arcPath = arc<{ startAngle: number; endAngle: number }>().innerRadius(64).outerRadius(100).cornerRadius(3)
const pieLayout = pie<Slice>()
  .value(({ value }) => value)
  .sort(null)

/** The share of each holding in the current value: a donut chart, and a list in the same order. */
export default function AllocationDonut({ portfolio }: { portfolio: PortfolioView }) {
  const { t } = useTranslation('portfolio')
  const { holdings, totals } = portfolio
  const total = totals.value ?? 0
  const valued = holdings.filter(({ value }) => value !== undefined).length
  const slices = useMemo(() => slicesOf(holdings, total), [holdings, total])
  const [hovered, setHovered] = useState<number | null>(null)
  return (
    <div className={classes.allocation} onPointerLeave={() => setHovered(null)}>
      <svg className={classes.donut} viewBox="-102 -102 204 204" aria-hidden="true" focusable="false">
        {pieLayout(slices).map((angles, index) => (
          <path
            key={angles.index}
            className={`${classes.slice} ${hovered !== null && hovered !== index ? classes.faint : ''}`}
            d={arcPath(angles) ?? ''}
            fill={`var(--slice-${index + 1})`}
            onPointerEnter={() => setHovered(index)}
          />
        ))}
        <text className={classes.count} y="4">
          {formatCount(valued)}
        </text>
        <text className={classes.countOf} y="24">
          {t('allocation.center', { count: valued })}
        </text>
      </svg>
      <ol className={classes.list} aria-label={t('allocation.list')}>
        {slices.map(({ name, value, count }, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: two slices can have the same name
            key={index}
            className={hovered === index ? classes.hovered : undefined}
            onPointerEnter={() => setHovered(index)}
          >
            <span className={classes.swatch} style={{ background: `var(--slice-${index + 1})` }} />
            <span className={classes.name}>{name || t('allocation.others', { count })}</span>
            <span className={classes.share}>{formatShare(value, total)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
