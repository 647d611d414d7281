import { Stack } from '@mantine/core'
import { useParams } from 'react-router'
import { asFailure } from '../../api/failure'
import { type PortfolioView, useGetPortfolioQuery } from '../../api/generated'
import { FailureNotice } from '../../shared/FailureNotice'
import { LoadingBlock } from '../../shared/LoadingBlock'
import { PageTitle } from '../../shared/PageTitle'
import { Panel } from '../../shared/Panel'
import { texts } from '../../texts/portfolio'

/** What one connection's account holds. */
export default function PortfolioPage() {
  const { configId = '' } = useParams()
  const { data, error, refetch } = useGetPortfolioQuery({ configId })
  return (
    <Stack gap="lg">
      <PageTitle>{texts.title}</PageTitle>
      {error && <FailureNotice failure={asFailure(error)} title={texts.failedTitle} retry={refetch} />}
      {!data && !error && <LoadingBlock label={texts.loading} />}
      {data && <Totals portfolio={data} />}
    </Stack>
  )
}

function Totals({ portfolio: { source, totals, currency, message } }: { portfolio: PortfolioView }) {
  const amount = new Intl.NumberFormat('en-IN', { style: 'currency', currency })
  return (
    <Panel title={texts.value} aside={<p>{texts.sources[source]}</p>}>
      <p>{amount.format(totals.value)}</p>
      {message && <p>{message}</p>}
    </Panel>
  )
}
