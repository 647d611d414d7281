import { Button, Group, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { asFailure } from '../../api/failure'
import type { ConfigView } from '../../api/generated'
import { CopyField } from '../../shared/CopyField'
import { Dialog } from '../../shared/Dialog'
import { FailureNotice } from '../../shared/FailureNotice'
import { MarketTime } from '../../shared/MarketTime'
import { useMarketZone } from '../../shared/marketZone'
import { Notice } from '../../shared/Notice'
import { marketMoment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { useNewPushAddressMutation, useRequestPushLoginMutation } from './handshakeApi'

interface PushLoginDialogProps {
  config: ConfigView
  broker: string
  onClose: () => void
}

/** Asks for a login in the broker's application, and makes the address to which the broker sends it. */
export default function PushLoginDialog({ config, broker, onClose }: PushLoginDialogProps) {
  const { t } = useTranslation(['handshake', 'common'])
  const [request, requested] = useRequestPushLoginMutation()
  return (
    <Dialog onClose={onClose} title={t('push.title', { broker })}>
      <Stack>
        <p>{t('push.lead', { broker })}</p>
        {requested.data && <Requested agreeUntil={requested.data.agreeUntil} broker={broker} />}
        {requested.error !== undefined && (
          <FailureNotice failure={asFailure(requested.error)} broker={broker} title={t('push.failedTitle')} />
        )}
        <Address configId={config.id} broker={broker} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('push.close')}
          </Button>
          <Button loading={requested.isLoading} onClick={() => request({ id: config.id })}>
            {t('push.ask')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

function Requested({ agreeUntil, broker }: { agreeUntil: string; broker: string }) {
  const { t } = useTranslation('handshake')
  const time = marketMoment(agreeUntil, useNow(), useMarketZone())
  return (
    <Notice tone="busy" role="status" title={t('push.askedTitle', { broker })}>
      <p>
        <MarketTime at={agreeUntil}>{t('push.asked', { broker, time })}</MarketTime>
      </p>
    </Notice>
  )
}

/** The address is shown once; a new one ends the one before. */
function Address({ configId, broker }: { configId: string; broker: string }) {
  const { t } = useTranslation('handshake')
  const [create, { data, error, isLoading }] = useNewPushAddressMutation()
  return (
    <details>
      <summary>{t('push.addressTitle', { broker })}</summary>
      <Stack gap="sm" pt="sm">
        <p>{t('push.addressLead', { broker })}</p>
        {data && <CopyField label={t('push.address')} value={data.address} />}
        {error !== undefined && (
          <FailureNotice failure={asFailure(error)} broker={broker} title={t('push.failedTitle')} />
        )}
        <Group>
          <Button variant="default" size="xs" loading={isLoading} onClick={() => create({ id: configId })}>
            {t('push.newAddress')}
          </Button>
        </Group>
      </Stack>
    </details>
  )
}
