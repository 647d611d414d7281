import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StatusView } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import { announceOnce } from '../../shared/announcements'
import { Notice } from '../../shared/Notice'
import { marketMoment, marketTime, relativeTime } from '../../shared/time'
import { endWarning, loginNeededBy, openingAfterClosedDay } from './endWarning'

interface EndWarningProps {
  status: StatusView
  /** the broker's name */
  broker: string
  now: number
  /** a link to the connection, on other pages */
  children?: ReactNode
}

/**
 * Warns an hour before a session ends and again ten minutes before. Each warning is announced once and shown until it
 * is dismissed. Before a day without trading there is one calm reminder, which says when trading starts.
 */
export function EndWarning({ status, broker, now, children }: EndWarningProps) {
  const { t } = useTranslation('connection')
  const dispatch = useAppDispatch()
  const [dismissed, setDismissed] = useState('')
  const lead = endWarning(status, now)
  const opens = openingAfterClosedDay(status)
  const { configId, label } = status
  const end = loginNeededBy(status) ?? ''
  const warning = `${configId} ${end} ${lead}`
  const title = lead && t('expiry.title', { label, distance: relativeTime(end, now), time: marketTime(end) })

  // biome-ignore lint/correctness/useExhaustiveDependencies: one announcement per warning, not per title
  useEffect(() => {
    if (title) dispatch(announceOnce({ key: warning, text: title }))
  }, [warning, dispatch])

  if (!title || dismissed === warning) return null
  return (
    <Notice tone={opens ? 'quiet' : 'attention'} title={title} dismiss={() => setDismissed(warning)}>
      <p>{opens ? t('expiry.marketClosed', { opens: marketMoment(opens, now) }) : t('expiry.meaning', { broker })}</p>
      {children}
    </Notice>
  )
}
