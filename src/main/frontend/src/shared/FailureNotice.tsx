import { Button } from '@mantine/core'
import type { Failure } from '../api/failure'
import { texts } from '../texts/en'
import { problemText } from '../texts/problems'
import { Notice } from './Notice'

interface FailureNoticeProps {
  failure: Failure
  /** what did not work, where the page does not say so already */
  title?: string
  retry?: () => void
  dismiss?: () => void
}

/** What happened, whether it heals by itself, what to press, and the reference for support. */
export function FailureNotice({ failure, title, retry, dismiss }: FailureNoticeProps) {
  const { happened, next, remedy } = problemText(failure)
  return (
    <Notice tone={remedy === 'connect' ? 'attention' : 'bad'} title={title ?? happened} role="alert" dismiss={dismiss}>
      {title && <p>{happened}</p>}
      {next && <p>{next}</p>}
      {failure.traceId && <p>{texts.traceId(failure.traceId)}</p>}
      {retry && remedy === 'retry' && (
        <Button variant="default" size="xs" onClick={retry}>
          {texts.tryAgain}
        </Button>
      )}
    </Notice>
  )
}
