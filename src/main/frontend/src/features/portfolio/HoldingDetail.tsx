import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { HoldingView } from '../../api/generated'
import { Dialog } from '../../shared/Dialog'
import { Fact, Facts } from './Facts'
import classes from './Facts.module.css'
import { Amount, Gain, MissingValue, Price } from './Figures'
import { formatQuantity } from './format'

interface HoldingDetailProps {
  holding: HoldingView
  currency: string
  onClose: () => void
}

/** All that is known about one holding. Its prices change as those of the table do. */
export default function HoldingDetail({ holding, currency, onClose }: HoldingDetailProps) {
  const { t } = useTranslation('portfolio')
  const { symbol, exchange, isin, product, account } = holding
  return (
    <Dialog title={exchange ? t('holdings.detailOf', { symbol, exchange }) : symbol} onClose={onClose}>
      <Stack gap="md">
        <Facts>
          <Fact term={t('holdings.isin')}>{isin || <MissingValue />}</Fact>
          {product && <Fact term={t('holdings.product')}>{product}</Fact>}
          {account && <Fact term={t('account.column')}>{account}</Fact>}
        </Facts>
        <Quantities holding={holding} />
        <Worth holding={holding} currency={currency} />
        <MarginFunded holding={holding} currency={currency} />
      </Stack>
    </Dialog>
  )
}

function Quantities({ holding: { quantity, settled, unsettled, pledged } }: { holding: HoldingView }) {
  const { t } = useTranslation('portfolio')
  return (
    <Facts>
      <Fact term={t('holdings.free')}>{formatQuantity(settled)}</Fact>
      <Fact term={t('holdings.awaitingDelivery')}>{formatQuantity(unsettled)}</Fact>
      <Fact term={t('holdings.pledgedQuantity')}>{formatQuantity(pledged)}</Fact>
      <Fact term={t('holdings.quantity')}>{formatQuantity(quantity)}</Fact>
    </Facts>
  )
}

interface WorthProps {
  holding: HoldingView
  currency: string
}

/** The cost that the broker doubts is shown as such, and no profit is computed from it. */
function Worth({ holding, currency }: WorthProps) {
  const { t } = useTranslation('portfolio')
  const { averagePrice, invested, lastPrice, closePrice, value, profit, profitPercent, costUncertain } = holding
  return (
    <Facts>
      <Fact term={t('holdings.average')}>
        {costUncertain ? t('holdings.uncertain') : <Price value={averagePrice} currency={currency} />}
      </Fact>
      <Fact term={t('holdings.invested')}>
        {costUncertain ? t('holdings.uncertain') : <Amount value={invested} currency={currency} />}
      </Fact>
      <Fact term={t('holdings.price')}>
        <Price value={lastPrice} currency={currency} />
      </Fact>
      <Fact term={t('holdings.previousClose')}>
        <Price value={closePrice} currency={currency} />
      </Fact>
      <Fact term={t('holdings.value')}>
        <Amount value={value} currency={currency} />
      </Fact>
      <Fact term={t('holdings.profit')}>
        {costUncertain ? (
          t('holdings.uncertainProfit')
        ) : (
          <Gain inline value={profit} percentage={profitPercent} currency={currency} />
        )}
      </Fact>
      <Fact term={t('holdings.day')}>
        <Gain inline value={holding.dayChange} percentage={holding.dayChangePercent} currency={currency} />
      </Fact>
    </Facts>
  )
}

/** Shares that are funded by the broker; part of no total. */
function MarginFunded({ holding: { marginFunded }, currency }: WorthProps) {
  const { t } = useTranslation('portfolio')
  if (!marginFunded) return null
  const { quantity, averagePrice, initialMargin, value, profit } = marginFunded
  return (
    <section aria-label={t('holdings.marginFundedTitle')}>
      <h3 className={classes.title}>{t('holdings.marginFundedTitle')}</h3>
      <Facts>
        <Fact term={t('holdings.quantity')}>{formatQuantity(quantity)}</Fact>
        <Fact term={t('holdings.average')}>
          <Price value={averagePrice} currency={currency} />
        </Fact>
        <Fact term={t('holdings.initialMargin')}>
          <Amount value={initialMargin} currency={currency} />
        </Fact>
        <Fact term={t('holdings.value')}>
          <Amount value={value} currency={currency} />
        </Fact>
        <Fact term={t('holdings.profit')}>
          <Gain inline value={profit} percentage={undefined} currency={currency} />
        </Fact>
      </Facts>
    </section>
  )
}
