import { Button } from '@mantine/core'
import { t } from 'i18next'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { asFailure } from '../../api/failure'
import type { PortfolioView } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import actions from '../../shared/actions.module.css'
import { announce } from '../../shared/announcements'
import { useMarketZone } from '../../shared/marketZone'
import { Notice } from '../../shared/Notice'
import { marketMoment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { knownProblem, type ProblemAction, problemText } from '../../texts/problemText'
import type { SectionQuery } from './DataPanel'
import { type Freshness, freshnessOf } from './freshness'

interface FreshnessNoticeProps {
  query: SectionQuery<PortfolioView>
  /** the buttons that start a login, or the login in progress */
  connect: ReactNode
  /** the button that replaces the credentials of the connection, made by another feature */
  credentials: ReactNode
}

/** Shown while the data is not live: what it is instead, why, and the one button that helps. */
export function FreshnessNotice({ query, connect, credentials }: FreshnessNoticeProps) {
  const { currentData: portfolio, error, refetch } = query
  const { t } = useTranslation(['portfolio', 'common'])
  const now = useNow()
  const zone = useMarketZone()
  const freshness = portfolio && freshnessOf(portfolio, error !== undefined)
  useAnnouncedFreshness(freshness)
  if (!portfolio) {
    // the panels offer another attempt
    const needsLogin = error !== undefined && problemText(asFailure(error)).action === 'reconnect'
    return needsLogin ? <div className={actions.actions}>{connect}</div> : null
  }
  if (!freshness || freshness === 'LIVE') return null
  const remedies: Record<ProblemAction, ReactNode> = {
    retry: (
      <Button variant="default" size="xs" onClick={refetch}>
        {t('common:tryAgain')}
      </Button>
    ),
    reconnect: connect,
    'sign-in': null,
    credentials,
    administrator: <p>{t('notice.administrator')}</p>,
    none: null,
  }
  const remedy = remedies[actionFor(freshness, portfolio.reason)]
  return (
    <Notice tone={freshness === 'SAMPLE' ? 'bad' : 'attention'} title={titleOf(freshness, portfolio.asOf, now, zone)}>
      <p>{freshness === 'STALE' ? t('notice.stillTrying') : portfolio.message}</p>
      {remedy && <div className={actions.actions}>{remedy}</div>}
    </Notice>
  )
}

/** Without a known reason there is no session, so that a login helps. */
function actionFor(freshness: Freshness, reason: string | undefined): ProblemAction {
  return freshness === 'STALE' ? 'retry' : (knownProblem(reason)?.action ?? 'reconnect')
}

function titleOf(freshness: Exclude<Freshness, 'LIVE'>, asOf: string | undefined, now: number, zone: string): string {
  if (freshness !== 'LAST_KNOWN') return t(`portfolio:notice.${freshness}`)
  return asOf ? t('portfolio:notice.savedAt', { time: marketMoment(asOf, now, zone) }) : t('portfolio:notice.saved')
}

function useAnnouncedFreshness(freshness: Freshness | undefined): void {
  const dispatch = useAppDispatch()
  const previous = useRef(freshness)
  useEffect(() => {
    const before = previous.current
    previous.current = freshness
    if (before && freshness && before !== freshness) dispatch(announce(t(`portfolio:announcement.${freshness}`)))
  }, [freshness, dispatch])
}
