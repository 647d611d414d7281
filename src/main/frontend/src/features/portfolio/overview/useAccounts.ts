import { useEffect, useMemo } from 'react'
import { shallowEqual } from 'react-redux'
import { useAppDispatch, useAppSelector } from '../../../app/hooks'
import { useOnline } from '../../../shared/useOnline'
import { portfolioApi } from '../portfolioApi'
import { sectionQueryOptions } from '../usePortfolio'
import type { AccountData, SectionData } from './netWorth'

export interface Account {
  configId: string
  label: string
}

const { getPortfolio, getMutualFunds, getFunds, getPositions } = portfolioApi.endpoints

/** The server limits the concurrent calls to brokers of one person, by default to 8. */
const accountsAtOnce = 2

const sections = [getPortfolio, getMutualFunds, getFunds, getPositions] as const

/** The sections of all accounts that the overview shows, kept up to date while the component is shown. */
export function useAccounts(accounts: readonly Account[]): AccountData[] {
  const ids = accounts.map(({ configId }) => configId).join(' ')
  useSubscription(ids)
  const isOnline = useOnline()
  const selectors = useMemo(
    () => idsIn(ids).flatMap((configId) => sections.map((section) => section.select({ configId }))),
    [ids],
  )
  const results = useAppSelector((state) => selectors.map((select) => select(state)), shallowEqual)
  return accounts.map(({ configId, label }, index) => {
    const section = <T>(place: number): SectionData<T> => {
      const result = results[sections.length * index + place]
      return { data: result?.data as T | undefined, failed: result?.isError === true || !isOnline }
    }
    return {
      configId,
      label,
      holdings: section(0),
      mutualFunds: section(1),
      funds: section(2),
      positions: section(3),
    }
  })
}

function useSubscription(ids: string): void {
  const dispatch = useAppDispatch()
  useEffect(() => {
    const { refetchOnMountOrArgChange: forceRefetch, ...subscriptionOptions } = sectionQueryOptions
    const options = { forceRefetch, subscriptionOptions }
    const subscriptions: { unsubscribe: () => void }[] = []
    const waiting = idsIn(ids)
    const loadNext = async (): Promise<void> => {
      const configId = waiting.shift()
      if (!configId) return
      const loads = [
        dispatch(getPortfolio.initiate({ configId }, options)),
        dispatch(getMutualFunds.initiate({ configId }, options)),
        dispatch(getFunds.initiate({ configId }, options)),
        dispatch(getPositions.initiate({ configId }, options)),
      ]
      subscriptions.push(...loads)
      await Promise.allSettled(loads)
      return loadNext()
    }
    for (let started = 0; started < accountsAtOnce; started++) void loadNext()
    return () => {
      waiting.length = 0
      for (const subscription of subscriptions) subscription.unsubscribe()
    }
  }, [ids, dispatch])
}

function idsIn(ids: string): string[] {
  return ids.split(' ').filter(Boolean)
}
