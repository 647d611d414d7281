import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PortfolioView } from '../../../api/generated'
import { formatCount, formatShare } from '../format'
import classes from './AllocationDonut.module.css'
import Donut from './Donut'
import donut from './Donut.module.css'
import { slicesOf } from './slices'

/** The share of each holding in the current value: a donut chart, and a list in the same order. */
export default function AllocationDonut({ portfolio }: { portfolio: PortfolioView }) {
  const { t } = useTranslation('portfolio')
  const { holdings, totals } = portfolio
  const total = totals.value ?? 0
  const valued = holdings.filter(({ value }) => value !== undefined).length
  const slices = useMemo(() => slicesOf(holdings, total), [holdings, total])
  const [hovered, setHovered] = useState<number | null>(null)
  return (
    <div className={`${donut.palette} ${classes.allocation}`} onPointerLeave={() => setHovered(null)}>
      <Donut
        slices={slices.map(({ value }, index) => ({ value, colour: index + 1 }))}
        hovered={hovered}
        onHover={setHovered}
      >
        <text className={donut.count} y="4">
          {formatCount(valued)}
        </text>
        <text className={donut.countOf} y="24">
          {t('allocation.center', { count: valued })}
        </text>
      </Donut>
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
