import { Stack } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { PositionView } from '../../api/generated'
import { Dialog } from '../../shared/Dialog'
import { Fact, Facts } from './Facts'
import { Amount, Gain, MissingValue, Price } from './Figures'
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
  const { symbol, exchange, product, segment, account } = position
  return (
    <Dialog title={exchange ? t('holdings.detailOf', { symbol, exchange }) : symbol} onClose={onClose}>
      <Stack gap="md">
        <Facts>
          <Fact term={t('positions.market')}>{segment ? t(`market.segments.${segment}`) : <MissingValue />}</Fact>
          <Fact term={t('holdings.product')}>{product || <MissingValue />}</Fact>
          {account && <Fact term={t('account.column')}>{account}</Fact>}
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

const tradeKinds = ['bought', 'sold', 'boughtToday', 'soldToday'] as const

/** Purchases and sales, with those of earlier days and of today only: number, average price and value. */
function AllTrades({ position, currency }: AmountsProps) {
  const { t } = useTranslation('portfolio')
  return (
    <Facts>
      {tradeKinds.map((kind) => (
        <Fragment key={kind}>
          <Fact term={t(`positions.${kind}`)}>
            <Trades trades={position[kind]} currency={currency} />
          </Fact>
          <Fact term={t(`csv.${kind}.value`)}>
            <Amount value={position[kind].value} currency={currency} />
          </Fact>
        </Fragment>
      ))}
    </Facts>
  )
}
