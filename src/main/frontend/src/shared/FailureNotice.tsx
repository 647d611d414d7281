import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../api/failure'
import { problemText } from '../texts/problemText'
import { Notice } from './Notice'
import { clockTime } from './time'
import { useBrowserNow } from './useNow'

interface FailureNoticeProps {
  failure: Failure
  /** which action failed, if the page does not say it; the title of the problem by default */
  title?: string
  /** the broker's name, where it is known */
  broker?: string
  retry?: () => void
  dismiss?: () => void
  /** the button that replaces the credentials, shown if that is what helps */
  credentials?: ReactNode
}

/** A failed request: what happened, what to do, when to try again if the server says so, and the trace id. */
export function FailureNotice({ failure, title, broker, retry, dismiss, credentials }: FailureNoticeProps) {
  const { t } = useTranslation()
  const problem = problemText(failure, broker)
  const now = useBrowserNow(failure.retryAt === undefined ? 60_000 : 1_000)
  const isTooEarly = failure.retryAt !== undefined && now < failure.retryAt
  return (
    <Notice
      tone={problem.action === 'reconnect' ? 'attention' : 'bad'}
      title={title ?? problem.title}
      role="alert"
      dismiss={dismiss}
    >
      {title && <p>{t('sentence', { text: problem.title })}</p>}
      {problem.detail && <p>{problem.detail}</p>}
      {failure.retryAt !== undefined && <p>{t('retryAt', { time: clockTime(failure.retryAt) })}</p>}
      {failure.traceId && <p>{t('traceId', { id: failure.traceId })}</p>}
      {problem.action === 'credentials' && credentials}
      {retry && problem.action === 'retry' && (
        <Button variant="default" size="xs" onClick={retry} disabled={isTooEarly}>
          {t('tryAgain')}
        </Button>
      )}
    </Notice>
  )
}
