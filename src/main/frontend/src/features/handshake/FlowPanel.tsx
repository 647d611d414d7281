import { type ReactNode, useEffect } from 'react'
import { useAppDispatch } from '../../app/hooks'
import { FailureNotice } from '../../shared/FailureNotice'
import { Notice } from '../../shared/Notice'
import { useRescuedFocus } from '../../shared/useRescuedFocus'
import { texts } from '../../texts/en'
import { stopWaiting } from './connect'
import type { Progress } from './progress'
import { WaitingPanel } from './WaitingPanel'

const newsMillis = 60_000

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
      return (
        <WaitingPanel configId={configId} flow={progress.flow} broker={broker} failure={progress.failure} stop={stop} />
      )
    case 'connected':
      return <Connected broker={broker} stop={stop} />
    case 'over':
      return (
        <Outcome>
          <FailureNotice failure={progress.failure} dismiss={stop} />
        </Outcome>
      )
    default:
      return null
  }
}

/** Good news that is old only takes room: the card says the same. */
function Connected({ broker, stop }: { broker: string; stop: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted from when the news came
  useEffect(() => {
    const timer = setTimeout(stop, newsMillis)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Outcome>
      <Notice tone="good" title={texts.connect.connected(broker)} role="status" dismiss={stop} />
    </Outcome>
  )
}

function Outcome({ children }: { children: ReactNode }) {
  const outcome = useRescuedFocus<HTMLDivElement>()
  return (
    <div ref={outcome} tabIndex={-1}>
      {children}
    </div>
  )
}
