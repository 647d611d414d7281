import type { BrokerView, ConfigView } from '../../api/generated'
import { PageTitle } from '../../shared/PageTitle'
import { texts } from '../../texts/en'
import { SetupForm } from './SetupForm'

interface SetupViewProps {
  broker: BrokerView
  onSaved: (config: ConfigView) => void
  onCancel: () => void
}

export default function SetupView({ broker, onSaved, onCancel }: SetupViewProps) {
  return (
    <>
      <PageTitle>{texts.setup.title(broker.name)}</PageTitle>
      <p>{texts.setup.lead(broker.name)}</p>
      <SetupForm broker={broker} onSaved={onSaved} onCancel={onCancel} />
    </>
  )
}
