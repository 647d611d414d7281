import { type ReactNode, useEffect, useState } from 'react'
import type { StatusView } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import { announceOnce } from '../../shared/announcements'
import { Notice } from '../../shared/Notice'
import { moment, relativeTime } from '../../shared/time'
import { texts } from '../../texts/en'
import { endWarning } from './endWarning'

interface EndWarningProps {
  status: StatusView
  now: number
  /** a way to the connection, where it is not in sight */
  children?: ReactNode
}

/** Tells an hour before a session ends, and again ten minutes before: shown until it is dismissed, said aloud once each. */
export function EndWarning({ status, now, children }: EndWarningProps) {
  const dispatch = useAppDispatch()
  const [dismissed, setDismissed] = useState('')
  const lead = endWarning(status, now)
  const { configId, label, expiresAt = '' } = status
  const warning = `${configId} ${expiresAt} ${lead}`
  const title = lead && texts.ending.title(label, moment(expiresAt, now), relativeTime(expiresAt, now))

  // biome-ignore lint/correctness/useExhaustiveDependencies: said once for each warning, not again for each minute
  useEffect(() => {
    if (title) dispatch(announceOnce({ key: warning, text: title }))
  }, [warning, dispatch])

  if (!title || dismissed === warning) return null
  return (
    <Notice tone="attention" title={title} dismiss={() => setDismissed(warning)}>
      <p>{texts.ending.meaning}</p>
      {children}
    </Notice>
  )
}
