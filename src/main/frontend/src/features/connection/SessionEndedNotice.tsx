import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StatusView } from '../../api/generated'
import { useMarketZone } from '../../shared/marketZone'
import { Notice } from '../../shared/Notice'
import { stateText } from './stateText'

interface SessionEndedNoticeProps {
  status: StatusView
  /** the broker's name */
  broker: string
  now: number
  /** the buttons that start a login, and its progress */
  children: ReactNode
}

/** Says on pages without the connection's card that its session has ended, until it is dismissed or has a session. */
export function SessionEndedNotice({ status, broker, now, children }: SessionEndedNoticeProps) {
  const { t } = useTranslation('connection')
  const zone = useMarketZone()
  const [dismissed, setDismissed] = useState('')
  const { label, expiresAt = 'unknown' } = status
  if (status.state !== 'EXPIRED' || dismissed === expiresAt) return null
  return (
    <Notice tone="attention" title={t('expiry.endedTitle', { label })} dismiss={() => setDismissed(expiresAt)}>
      <p>{stateText(status, broker, now, zone)}</p>
      {children}
    </Notice>
  )
}
