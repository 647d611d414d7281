import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConfigView } from '../../api/generated'
import { useDialog } from '../../shared/useDialog'

const PasteTokenDialog = lazy(() => import('./PasteTokenDialog'))

interface PasteTokenButtonProps {
  config: ConfigView
  broker: string
  /** whether it is the only way to connect this account, and the account is not connected */
  isPrimary: boolean
  onConnected: () => void
}

/** Opens the form for a token of the broker. */
export function PasteTokenButton({ config, broker, isPrimary, onConnected }: PasteTokenButtonProps) {
  const { t } = useTranslation('handshake')
  const dialog = useDialog<'token'>()
  const button = t('token.button')
  return (
    <>
      <Button
        variant={isPrimary ? 'filled' : 'subtle'}
        aria-label={t('named', { button, label: config.label })}
        onClick={(event) => dialog.open('token', event.currentTarget)}
      >
        {button}
      </Button>
      <Suspense>
        {dialog.shown && (
          <PasteTokenDialog config={config} broker={broker} onConnected={onConnected} onClose={dialog.close} />
        )}
      </Suspense>
    </>
  )
}
