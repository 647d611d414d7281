import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ConnectionState } from '../../api/generated'
import classes from './filter.module.css'

const states: ConnectionState[] = ['CONNECTED', 'EXPIRED', 'ERROR', 'DISCONNECTED', 'CONNECTING']

/** Which connections are shown; an empty field does not filter. */
export interface ConnectionChoice {
  state: string
  search: string
}

interface ConnectionFilterProps {
  choice: ConnectionChoice
  onChange: (choice: ConnectionChoice) => void
}

/** Filters connections by state and by a text. */
export function ConnectionFilter({ choice, onChange }: ConnectionFilterProps) {
  const { t } = useTranslation(['admin', 'common'])
  return (
    <form className={classes.filter} onSubmit={(event) => event.preventDefault()}>
      <NativeSelect
        label={t('connections.state')}
        value={choice.state}
        data={[
          { value: '', label: t('connections.anyState') },
          ...states.map((each) => ({ value: each, label: t(`common:states.${each}`) })),
        ]}
        onChange={(event) => onChange({ ...choice, state: event.currentTarget.value })}
      />
      <TextInput
        type="search"
        label={t('connections.search')}
        description={t('connections.searchHint')}
        inputWrapperOrder={['label', 'input', 'description']}
        value={choice.search}
        autoComplete="off"
        spellCheck={false}
        maxLength={255}
        onChange={(event) => onChange({ ...choice, search: event.currentTarget.value })}
      />
    </form>
  )
}
