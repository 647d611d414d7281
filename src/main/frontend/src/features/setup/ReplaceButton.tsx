import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { BrokerView, ConfigView } from '../../api/generated'
import { useDialog } from '../../shared/useDialog'

const ReplaceDialog = lazy(() => import('./ReplaceDialog'))

/** Opens the form for new credentials: the remedy of a problem whose action is `credentials`. */
export default function ReplaceButton({ config, broker }: { config: ConfigView; broker: BrokerView }) {
  const { t } = useTranslation('setup')
  const dialog = useDialog<'replace'>()
  return (
    <>
      <Button
        aria-label={t('replace.named', { label: config.label })}
        onClick={(event) => dialog.open('replace', event.currentTarget)}
      >
        {t('replace.button')}
      </Button>
      <Suspense>{dialog.shown && <ReplaceDialog config={config} broker={broker} onClose={dialog.close} />}</Suspense>
    </>
  )
}
