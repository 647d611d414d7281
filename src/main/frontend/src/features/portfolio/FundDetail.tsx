import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FundHoldingView } from '../../api/generated'
import { Dialog } from '../../shared/Dialog'
import { day } from '../../shared/time'
import { Fact, Facts } from './Facts'
import { Amount, Gain, MissingValue, Price } from './Figures'
import { formatQuantity } from './format'
import { navDecimals } from './fundColumns'

interface FundDetailProps {
  fund: FundHoldingView
  currency: string
  onClose: () => void
}

/** All that is known about one mutual fund. Brokers give no change of the day: a fund has one price a day. */
export default function FundDetail({ fund, currency, onClose }: FundDetailProps) {
  const { t } = useTranslation('portfolio')
  const { name, isin, folio, quantity, pledged, priceDate } = fund
  return (
    <Dialog title={name} onClose={onClose}>
      <Stack gap="md">
        <Facts>
          <Fact term={t('holdings.isin')}>{isin || <MissingValue />}</Fact>
          <Fact term={t('csv.mutualFunds.folio')}>{folio || <MissingValue />}</Fact>
        </Facts>
        <Facts>
          <Fact term={t('mutualFunds.units')}>{formatQuantity(quantity)}</Fact>
          <Fact term={t('holdings.pledgedQuantity')}>{formatQuantity(pledged)}</Fact>
        </Facts>
        <Facts>
          <Fact term={t('mutualFunds.average')}>
            <Price value={fund.averagePrice} currency={currency} decimals={navDecimals} />
          </Fact>
          <Fact term={t('mutualFunds.invested')}>
            <Amount value={fund.invested} currency={currency} />
          </Fact>
          <Fact term={t('mutualFunds.price')}>
            <Price value={fund.lastPrice} currency={currency} decimals={navDecimals} />
          </Fact>
          <Fact term={t('csv.mutualFunds.priceDate')}>{priceDate ? day(priceDate) : <MissingValue />}</Fact>
          <Fact term={t('mutualFunds.value')}>
            <Amount value={fund.value} currency={currency} />
          </Fact>
          <Fact term={t('mutualFunds.profit')}>
            <Gain inline value={fund.profit} percentage={fund.profitPercent} currency={currency} />
          </Fact>
        </Facts>
      </Stack>
    </Dialog>
  )
}
