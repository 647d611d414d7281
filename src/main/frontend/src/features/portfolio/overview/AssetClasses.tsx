import { VisuallyHidden } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import donut from '../charts/Donut.module.css'
import { Amount } from '../Figures'
import { formatShare } from '../format'
import classes from './AssetClasses.module.css'
import { PartProvenance } from './PartProvenance'
import { sum } from './sums'
import type { NetWorth } from './worthByCurrency'

const Donut = lazy(() => import('../charts/Donut'))

interface AssetClassesProps {
  worth: NetWorth
  now: number
}

/** The worth of each asset class with its share and provenance: a donut chart, and a table in the same order. */
export function AssetClasses({ worth: { assetClasses, currency, freshness }, now }: AssetClassesProps) {
  const { t } = useTranslation('overview')
  const [hovered, setHovered] = useState<number | null>(null)
  const slices = assetClasses.flatMap(({ part }, index) =>
    part && part.value > 0 ? [{ value: part.value, colour: index + 1 }] : [],
  )
  const total = sum(slices.map(({ value }) => value))
  const hoveredColour = hovered === null ? undefined : slices[hovered]?.colour
  return (
    <div className={`${donut.palette} ${classes.allocation}`} onPointerLeave={() => setHovered(null)}>
      {slices.length > 0 && (
        <Suspense fallback={<div className={donut.donut} />}>
          <Donut slices={slices} hovered={hovered} onHover={setHovered} />
        </Suspense>
      )}
      <table className={classes.table}>
        <VisuallyHidden component="caption">{t('assetClasses')}</VisuallyHidden>
        <thead>
          <tr>
            <th scope="col">{t('assetClass')}</th>
            <th scope="col">{t('assetValue')}</th>
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
                    <PartProvenance {...part} sumFreshness={freshness} now={now} />
                  </span>
                )}
              </th>
              <td>
                <Amount value={part?.value} currency={currency} />{' '}
                {part && <span className={classes.share}>{shareOf(part.value, total)}</span>}
              </td>
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
