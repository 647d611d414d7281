import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FundsView, Segment } from '../../api/generated'
import { DataPanel } from './DataPanel'
import { DownloadButton } from './DownloadButton'
import { EmptyState } from './EmptyState'
import { Amount } from './Figures'
import classes from './FundsPanel.module.css'
import { formatAmount } from './format'
import { fundLabel } from './fundLabel'
import { MissingNotes } from './MissingNotes'
import { useGetFundsQuery } from './portfolioApi'
import type { SectionProps } from './SectionProps'
import { sectionQueryOptions } from './usePortfolio'

/** The margins of the account, by segment. */
export function FundsPanel({ configId, label, ...panel }: SectionProps) {
  const { t } = useTranslation('portfolio')
  const query = useGetFundsQuery({ configId }, sectionQueryOptions)
  return (
    <DataPanel
      {...panel}
      title={t('funds.title')}
      failedTitle={t('funds.failedTitle')}
      query={query}
      heightPixels={180}
    >
      {(funds) => (
        <Segments
          funds={funds}
          broker={panel.broker}
          download={<DownloadButton configId={configId} label={label} table="funds" />}
        />
      )}
    </DataPanel>
  )
}

interface SegmentsProps {
  funds: FundsView
  broker: string
  download: ReactNode
}

function Segments({ funds: { segments, currency, unreadable }, broker, download }: SegmentsProps) {
  const { t } = useTranslation('portfolio')
  if (segments.length === 0) return <EmptyState title={t('funds.emptyTitle')} text={t('funds.empty', { broker })} />
  return (
    <>
      <div className={classes.head}>
        <p className={classes.lead}>{t('funds.lead')}</p>
        {download}
      </div>
      <MissingNotes unreadable={unreadable} />
      <div className={classes.segments}>
        {segments.map((segment) => (
          <SegmentView key={segment.name} segment={segment} currency={currency} />
        ))}
      </div>
    </>
  )
}

function SegmentView({ segment, currency }: { segment: Segment; currency: string }) {
  const { t } = useTranslation('portfolio')
  const { name, enabled, spendable, used, available, usedFor } = segment
  return (
    <div className={classes.segment}>
      <Title order={3} size="h5">
        {fundLabel(name)}
        {enabled === false && <span className={classes.closed}>{t('funds.disabled')}</span>}
      </Title>
      <dl className={classes.main}>
        <div>
          <dt>{t('funds.spendable')}</dt>
          <dd>
            <Amount value={spendable} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>{t('funds.used')}</dt>
          <dd>
            <Amount value={used} currency={currency} />
          </dd>
        </div>
      </dl>
      <Breakdown title={t('funds.available')} amounts={available} currency={currency} />
      <Breakdown title={t('funds.usedFor')} amounts={usedFor} currency={currency} />
    </div>
  )
}

interface BreakdownProps {
  title: string
  amounts: Record<string, number>
  currency: string
}

/** Collapsed at first, and without amounts of 0, because brokers report many amounts. */
function Breakdown({ title, amounts, currency }: BreakdownProps) {
  const nonZero = Object.entries(amounts).filter(([, value]) => value !== 0)
  if (nonZero.length === 0) return null
  return (
    <details>
      <summary>{title}</summary>
      <dl className={classes.parts}>
        {nonZero.map(([name, value]) => (
          <div key={name}>
            <dt>{fundLabel(name)}</dt>
            <dd>{formatAmount(value, currency)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
