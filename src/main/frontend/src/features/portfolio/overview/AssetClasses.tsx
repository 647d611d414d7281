import { VisuallyHidden } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import donut from '../charts/Donut.module.css'
import { Amount, MissingValue } from '../Figures'
import { formatShare } from '../format'
import { ProvenanceBadge } from '../ProvenanceBadge'
import classes from './AssetClasses.module.css'
import { sum } from './sums'
import type { AssetClassWorth } from './worthByCurrency'

const Donut = lazy(() => import('../charts/Donut'))

interface AssetClassesProps {
  assetClasses: AssetClassWorth[]
  currency: string
  now: number
}

/** The worth of each asset class with its share and provenance: a donut chart, and a table in the same order. */
export function AssetClasses({ assetClasses, currency, now }: AssetClassesProps) {
  const { t } = useTranslation('overview')
  const [hovered, setHovered] = useState<number | null>(null)
  const slices = assetClasses.flatMap(({ part }, index) =>
    part && part.value > 0 ? [{ value: part.value, colour: index + 1 }] : [],
  )
  const total = sum(slices.map(({ value }) => value))
  const hoveredColour = hovered === null ? undefined : slices[hovered]?.colour
  return (
    <div className={`${donut.palette} ${classes.allocation}`} onPointerLeave={() => setHovered(null)}>
      <Suspense fallback={<div className={donut.donut} />}>
        <Donut slices={slices} hovered={hovered} onHover={setHovered} />
      </Suspense>
      <table className={classes.table}>
        <VisuallyHidden component="caption">{t('assetClasses')}</VisuallyHidden>
        <thead>
          <tr>
            <th scope="col">{t('assetClass')}</th>
            <th scope="col">{t('assetValue')}</th>
            <th scope="col">{t('share')}</th>
          </tr>
        </thead>
        <tbody>
          {assetClasses.map(({ assetClass, part }, index) => (
            <tr key={assetClass} className={hoveredColour === index + 1 ? classes.hovered : undefined}>
              <th scope="row">
                <span className={classes.name}>
                  <span className={classes.swatch} style={{ background: `var(--slice-${index + 1})` }} />
                  {t(assetClass)}
                </span>
                {part && (
                  <span className={classes.source}>
                    <ProvenanceBadge freshness={part.freshness} asOf={part.asOf} now={now} />
                  </span>
                )}
              </th>
              <td>
                <Amount value={part?.value} currency={currency} />
              </td>
              <td>{part ? (shareOf(part.value, total) ?? t('noShare')) : <MissingValue />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Undefined for a debt, which is no share of what is owned. */
function shareOf(value: number, total: number): string | undefined {
  return value >= 0 && total > 0 ? formatShare(value, total) : undefined
}
