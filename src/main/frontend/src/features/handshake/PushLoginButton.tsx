import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConfigView } from '../../api/generated'
import { useDialog } from '../../shared/useDialog'

const PushLoginDialog = lazy(() => import('./PushLoginDialog'))

interface PushLoginButtonProps {
  config: ConfigView
  broker: string
}

/** Opens the dialog for logins that the person confirms in the broker's application. */
export function PushLoginButton({ config, broker }: PushLoginButtonProps) {
  const { t } = useTranslation('handshake')
  const dialog = useDialog<'push'>()
  const button = t('push.button')
  return (
    <>
      <Button
        variant="subtle"
        aria-label={t('named', { button, label: config.label })}
        onClick={(event) => dialog.open('push', event.currentTarget)}
      >
        {button}
      </Button>
      <Suspense>{dialog.shown && <PushLoginDialog config={config} broker={broker} onClose={dialog.close} />}</Suspense>
    </>
  )
}
