import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAppDispatch } from '../../app/hooks'
import { connect } from './connect'
import type { Progress } from './progress'

interface ConnectButtonsProps {
  configId: string
  label: string
  broker: string
  /** a connected account rarely needs a reconnect: the button is secondary */
  isConnected: boolean
  wasConnected: boolean
  progress: Progress | null
}

/** The buttons that start a login in a pop-up or in this tab. Hidden while a login is in progress. */
export function ConnectButtons({ configId, label, broker, isConnected, wasConnected, progress }: ConnectButtonsProps) {
  const { t } = useTranslation('handshake')
  const dispatch = useAppDispatch()
  if (progress?.step === 'waiting') return null
  const starting = progress?.step === 'starting' ? progress.flow.mode : null
  const button = t(isConnected || wasConnected ? 'reconnect' : 'connect', { broker })
  return (
    <>
      <Button
        variant={isConnected ? 'default' : 'filled'}
        loading={starting === 'popup'}
        disabled={starting === 'same-tab'}
        aria-label={t('named', { button, label })}
        onClick={() => dispatch(connect(configId, 'popup'))}
      >
        {button}
      </Button>
      {!isConnected && (
        <Button
          variant="subtle"
          loading={starting === 'same-tab'}
          disabled={starting === 'popup'}
          aria-label={t('named', { button: t('sameTab'), label })}
          onClick={() => dispatch(connect(configId, 'same-tab'))}
        >
          {t('sameTab')}
        </Button>
      )}
    </>
  )
}
