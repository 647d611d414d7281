import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../api/failure'
import { problemText } from '../texts/problemText'
import { Notice } from './Notice'

interface FailureNoticeProps {
  failure: Failure
  /** which action failed, if the page does not say it; the title of the problem by default */
  title?: string
  /** the broker's name, where it is known */
  broker?: string
  retry?: () => void
  dismiss?: () => void
}

/** A failed request: what happened, what to do, and the trace id for support. */
export function FailureNotice({ failure, title, broker, retry, dismiss }: FailureNoticeProps) {
  const { t } = useTranslation()
  const problem = problemText(failure, broker)
  return (
    <Notice
      tone={problem.action === 'reconnect' ? 'attention' : 'bad'}
      title={title ?? problem.title}
      role="alert"
      dismiss={dismiss}
    >
      {title && <p>{problem.title}.</p>}
      {problem.detail && <p>{problem.detail}</p>}
      {failure.traceId && <p>{t('traceId', { id: failure.traceId })}</p>}
      {retry && problem.action === 'retry' && (
        <Button variant="default" size="xs" onClick={retry}>
          {t('tryAgain')}
        </Button>
      )}
    </Notice>
  )
}
