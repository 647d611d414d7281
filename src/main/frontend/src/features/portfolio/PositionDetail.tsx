import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PositionView } from '../../api/generated'
import { Dialog } from '../../shared/Dialog'
import { Fact, Facts } from './Facts'
import { Gain, MissingValue, Price } from './Figures'
import { formatQuantity } from './format'
import { AveragePrice, Trades } from './positionColumns'

interface PositionDetailProps {
  position: PositionView
  currency: string
  onClose: () => void
}

/** All that is known about one position. */
export default function PositionDetail({ position, currency, onClose }: PositionDetailProps) {
  const { t } = useTranslation('portfolio')
  const { symbol, exchange, product, segment } = position
  return (
    <Dialog title={t('holdings.detailOf', { symbol, exchange })} onClose={onClose}>
      <Stack gap="md">
        <Facts>
          <Fact term={t('positions.market')}>{segment ? t(`market.segments.${segment}`) : <MissingValue />}</Fact>
          <Fact term={t('holdings.product')}>{product || <MissingValue />}</Fact>
        </Facts>
        <Quantities position={position} />
        <Result position={position} currency={currency} />
        <AllTrades position={position} currency={currency} />
      </Stack>
    </Dialog>
  )
}

function Quantities({ position: { quantity, carried, multiplier } }: { position: PositionView }) {
  const { t } = useTranslation('portfolio')
  return (
    <Facts>
      <Fact term={t('positions.quantity')}>{formatQuantity(quantity)}</Fact>
      <Fact term={t('csv.positions.carried')}>
        {carried === undefined ? <MissingValue /> : formatQuantity(carried)}
      </Fact>
      <Fact term={t('csv.positions.multiplier')}>
        {multiplier === undefined ? <MissingValue /> : formatQuantity(multiplier)}
      </Fact>
    </Facts>
  )
}

interface AmountsProps {
  position: PositionView
  currency: string
}

function Result({ position, currency }: AmountsProps) {
  const { t } = useTranslation('portfolio')
  return (
    <Facts>
      <Fact term={t('positions.average')}>
        <AveragePrice position={position} currency={currency} />
      </Fact>
      <Fact term={t('positions.price')}>
        <Price value={position.lastPrice} currency={currency} />
      </Fact>
      <Fact term={t('holdings.previousClose')}>
        <Price value={position.closePrice} currency={currency} />
      </Fact>
      <Fact term={t('positions.profit')}>
        <Gain inline value={position.profit} percentage={undefined} currency={currency} />
      </Fact>
      <Fact term={t('positions.today')}>
        <Gain inline value={position.markedToMarket} percentage={undefined} currency={currency} />
      </Fact>
    </Facts>
  )
}

/** Purchases and sales, with those of earlier days and of today only. */
function AllTrades({ position: { bought, sold, boughtToday, soldToday }, currency }: AmountsProps) {
  const { t } = useTranslation('portfolio')
  return (
    <Facts>
      <Fact term={t('positions.bought')}>
        <Trades trades={bought} currency={currency} />
      </Fact>
      <Fact term={t('positions.sold')}>
        <Trades trades={sold} currency={currency} />
      </Fact>
      <Fact term={t('csv.boughtToday.quantity')}>
        <Trades trades={boughtToday} currency={currency} />
      </Fact>
      <Fact term={t('csv.soldToday.quantity')}>
        <Trades trades={soldToday} currency={currency} />
      </Fact>
    </Facts>
  )
}
