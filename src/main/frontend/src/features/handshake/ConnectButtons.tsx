import { Button } from '@mantine/core'
import { useAppDispatch } from '../../app/hooks'
import { texts } from '../../texts/en'
import { connect } from './connect'
import type { Progress } from './progress'

interface ConnectButtonsProps {
  configId: string
  label: string
  broker: string
  /** a connection that works is reconnected only on purpose: the button stays in the background */
  isConnected: boolean
  wasConnected: boolean
  progress: Progress | null
}

/** Starts the consent flow, in a window of its own or in this tab. Gone while the person is at the broker. */
export function ConnectButtons({ configId, label, broker, isConnected, wasConnected, progress }: ConnectButtonsProps) {
  const dispatch = useAppDispatch()
  if (progress?.step === 'waiting') return null
  const starting = progress?.step === 'starting' ? progress.flow.way : null
  const words = isConnected || wasConnected ? texts.connect.reconnect(broker) : texts.connect.connect(broker)
  return (
    <>
      <Button
        variant={isConnected ? 'default' : 'filled'}
        loading={starting === 'popup'}
        disabled={starting === 'same-tab'}
        aria-label={texts.connect.named(words, label)}
        onClick={() => dispatch(connect(configId, 'popup'))}
      >
        {words}
      </Button>
      {!isConnected && (
        <Button
          variant="subtle"
          loading={starting === 'same-tab'}
          disabled={starting === 'popup'}
          aria-label={texts.connect.named(texts.connect.sameTab, label)}
          onClick={() => dispatch(connect(configId, 'same-tab'))}
        >
          {texts.connect.sameTab}
        </Button>
      )}
    </>
  )
}
