import { Button, Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { BrokerView } from '../../api/generated'

interface BrokerMenuProps {
  brokers: BrokerView[]
  add: (broker: string) => void
}

/** One button for all brokers: its menu sets up an account at the chosen one. */
export default function BrokerMenu({ brokers, add }: BrokerMenuProps) {
  const { t } = useTranslation('app')
  return (
    <Menu>
      <Menu.Target>
        <Button>{t('connections.add')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {brokers.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => add(id)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
