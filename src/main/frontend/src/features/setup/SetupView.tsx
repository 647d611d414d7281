import { Title } from '@mantine/core'
import type { BrokerView, ConfigView } from '../../api/generated'
import { useFocusOnMount } from '../../shared/useFocusOnMount'
import { texts } from '../../texts/en'
import { SetupForm } from './SetupForm'

interface SetupViewProps {
  broker: BrokerView
  onSaved: (config: ConfigView) => void
  onCancel: () => void
}

export default function SetupView({ broker, onSaved, onCancel }: SetupViewProps) {
  const heading = useFocusOnMount<HTMLHeadingElement>()
  return (
    <>
      <Title order={1} ref={heading} tabIndex={-1} mb="xs">
        {texts.setup.title(broker.name)}
      </Title>
      <p>{texts.setup.lead(broker.name)}</p>
      <SetupForm broker={broker} onSaved={onSaved} onCancel={onCancel} />
    </>
  )
}
