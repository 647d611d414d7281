import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionState } from '../../api/generated'
import classes from './filter.module.css'

const states: ConnectionState[] = ['CONNECTED', 'EXPIRED', 'ERROR', 'DISCONNECTED', 'CONNECTING']

/** Filters connections by state and user. A state applies at once, a user on submit. */
export function ConnectionFilter({ onApply }: { onApply: (state: string, owner: string) => void }) {
  const { t } = useTranslation(['admin', 'common'])
  const [owner, setOwner] = useState('')
  const [state, setState] = useState('')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    onApply(state, owner)
  }
  return (
    <form className={classes.filter} onSubmit={onSubmit}>
      <NativeSelect
        label={t('connections.state')}
        value={state}
        data={[
          { value: '', label: t('connections.anyState') },
          ...states.map((each) => ({ value: each, label: t(`common:states.${each}`) })),
        ]}
        onChange={(event) => {
          setState(event.currentTarget.value)
          onApply(event.currentTarget.value, owner)
        }}
      />
      <TextInput
        label={t('connections.user')}
        description={t('connections.userHint')}
        inputWrapperOrder={['label', 'input', 'description']}
        value={owner}
        autoComplete="off"
        onChange={(event) => setOwner(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t('connections.apply')}
      </Button>
    </form>
  )
}
