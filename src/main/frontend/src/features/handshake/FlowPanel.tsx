import { useAppDispatch } from '../../app/hooks'
import { FailureNotice } from '../../shared/FailureNotice'
import { Notice } from '../../shared/Notice'
import { texts } from '../../texts/en'
import { stopWaiting } from './connect'
import type { Progress } from './progress'
import { WaitingPanel } from './WaitingPanel'

interface FlowPanelProps {
  configId: string
  broker: string
  progress: Progress | null
}

/** What the run through the consent flow shows: the way on while it lasts, the outcome when it is over. */
export function FlowPanel({ configId, broker, progress }: FlowPanelProps) {
  const dispatch = useAppDispatch()
  const stop = () => dispatch(stopWaiting(configId))

  switch (progress?.step) {
    case 'waiting':
      return <WaitingPanel flow={progress.flow} broker={broker} failure={progress.failure} stop={stop} />
    case 'connected':
      return <Notice tone="good" title={texts.connect.connected(broker)} role="status" dismiss={stop} />
    case 'over':
      return <FailureNotice failure={progress.failure} dismiss={stop} />
    default:
      return null
  }
}
