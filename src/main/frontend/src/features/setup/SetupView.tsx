import { useTranslation } from 'react-i18next'
import type { BrokerView, ConfigView } from '../../api/generated'
import { PageTitle } from '../../shared/PageTitle'
import { SetupForm } from './SetupForm'

interface SetupViewProps {
  broker: BrokerView
  onSaved: (config: ConfigView) => void
  onCancel: () => void
}

export default function SetupView({ broker, onSaved, onCancel }: SetupViewProps) {
  const { t } = useTranslation('setup')
  return (
    <>
      <PageTitle>{t('title', { broker: broker.name })}</PageTitle>
      <p>{t('lead', { broker: broker.name })}</p>
      <SetupForm broker={broker} onSaved={onSaved} onCancel={onCancel} />
    </>
  )
}
