import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppDispatch } from '../../app/hooks'
import { FailureNotice } from '../../shared/FailureNotice'
import { Notice } from '../../shared/Notice'
import { useFocusIfLost } from '../../shared/useFocusIfLost'
import { cancelLogin, stopWaiting } from './connect'
import type { Progress } from './progress'
import { WaitingPanel } from './WaitingPanel'

const successMillis = 60_000

interface FlowPanelProps {
  configId: string
  broker: string
  progress: Progress | null
  /** the button that replaces the credentials, made by another feature */
  credentials: ReactNode
}

/** A login in progress, or its outcome. */
export function FlowPanel({ configId, broker, progress, credentials }: FlowPanelProps) {
  const dispatch = useAppDispatch()
  const stop = () => dispatch(stopWaiting(configId))

  switch (progress?.step) {
    case 'waiting':
      return (
        <WaitingPanel
          configId={configId}
          flow={progress.flow}
          broker={broker}
          failure={progress.failure}
          cancel={() => dispatch(cancelLogin(configId, progress.flow.attemptId))}
        />
      )
    case 'connected':
      return <Connected broker={broker} stop={stop} />
    case 'over':
      return (
        <Outcome>
          <FailureNotice failure={progress.failure} broker={broker} credentials={credentials} dismiss={stop} />
        </Outcome>
      )
    default:
      return null
  }
}

/** Disappears after a minute; the card shows the state. */
function Connected({ broker, stop }: { broker: string; stop: () => void }) {
  const { t } = useTranslation('handshake')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the minute starts when the notice appears
  useEffect(() => {
    const timer = setTimeout(stop, successMillis)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Outcome>
      <Notice tone="good" title={t('connected', { broker })} role="status" dismiss={stop} />
    </Outcome>
  )
}

function Outcome({ children }: { children: ReactNode }) {
  const outcome = useFocusIfLost<HTMLDivElement>()
  return (
    <div ref={outcome} tabIndex={-1}>
      {children}
    </div>
  )
}
