import { useEffect, useMemo } from 'react'
import { shallowEqual } from 'react-redux'
import { useAppDispatch, useAppSelector } from '../../../app/hooks'
import { useOnline } from '../../../shared/useOnline'
import { portfolioApi } from '../portfolioApi'
import { sectionQueryOptions } from '../usePortfolio'
import type { AccountData } from './netWorth'

export interface Account {
  configId: string
  label: string
}

const { getPortfolio, getMutualFunds } = portfolioApi.endpoints

/** The holdings and mutual funds of all accounts, kept up to date while the component is shown. */
export function useAccounts(accounts: readonly Account[]): AccountData[] {
  const ids = accounts.map(({ configId }) => configId).join(' ')
  useSubscription(ids)
  const isOnline = useOnline()
  const selectors = useMemo(
    () =>
      ids
        .split(' ')
        .filter(Boolean)
        .flatMap((configId) => [getPortfolio.select({ configId }), getMutualFunds.select({ configId })] as const),
    [ids],
  )
  const results = useAppSelector((state) => selectors.map((select) => select(state)), shallowEqual)
  return accounts.map(({ configId, label }, index) => {
    const portfolio = results[2 * index] as ReturnType<ReturnType<typeof getPortfolio.select>> | undefined
    const funds = results[2 * index + 1] as ReturnType<ReturnType<typeof getMutualFunds.select>> | undefined
    return {
      configId,
      label,
      portfolio: portfolio?.data,
      portfolioFailed: portfolio?.isError === true || !isOnline,
      funds: funds?.data,
      fundsFailed: funds?.isError === true || !isOnline,
    }
  })
}

function useSubscription(ids: string): void {
  const dispatch = useAppDispatch()
  useEffect(() => {
    const { refetchOnMountOrArgChange: forceRefetch, ...subscriptionOptions } = sectionQueryOptions
    const subscriptions = ids
      .split(' ')
      .filter(Boolean)
      .flatMap((configId) => [
        dispatch(getPortfolio.initiate({ configId }, { forceRefetch, subscriptionOptions })),
        dispatch(getMutualFunds.initiate({ configId }, { forceRefetch, subscriptionOptions })),
      ])
    return () => {
      for (const subscription of subscriptions) subscription.unsubscribe()
    }
  }, [ids, dispatch])
}
