import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Change } from '../../api/generated'
import actions from '../../shared/actions.module.css'
import { type AuditLogFilter, noFilter } from './auditLogFilter'
import classes from './filter.module.css'

const changes: Change[] = [
  'CREATED',
  'CONNECT_STARTED',
  'CONNECT_FAILED',
  'CONNECTED',
  'RENEWED',
  'ENDING_SOON',
  'LOGIN_REQUIRED',
  'FAILING',
  'RECOVERED',
  'DISCONNECTED',
  'CREDENTIALS_REPLACED',
  'CALLBACK_REFUSED',
  'DELETED',
]

interface AuditLogFilterFormProps {
  filter: AuditLogFilter
  onFilter: (filter: AuditLogFilter) => void
}

/** Filters events by type, user, connection and days. A type applies at once, the others on submit. */
export function AuditLogFilterForm({ filter, onFilter }: AuditLogFilterFormProps) {
  const { t } = useTranslation('admin')
  const [draft, setDraft] = useState(filter)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    onFilter({ ...draft, connection: draft.connection.trim(), owner: draft.owner.trim() })
  }
  return (
    <form className={classes.filter} onSubmit={onSubmit}>
      <NativeSelect
        label={t('log.change')}
        value={draft.change}
        data={[
          { value: '', label: t('log.anyChange') },
          ...changes.map((change) => ({ value: change, label: t(`log.changes.${change}`) })),
        ]}
        onChange={(event) => onFilter({ ...draft, change: event.currentTarget.value })}
      />
      <TextInput
        label={t('log.user')}
        value={draft.owner}
        autoComplete="off"
        onChange={(event) => setDraft({ ...draft, owner: event.currentTarget.value })}
      />
      <TextInput
        label={t('log.connection')}
        description={t('log.connectionHint')}
        inputWrapperOrder={['label', 'input', 'description']}
        value={draft.connection}
        autoComplete="off"
        onChange={(event) => setDraft({ ...draft, connection: event.currentTarget.value })}
      />
      <TextInput
        label={t('log.firstDay')}
        type="date"
        value={draft.firstDay}
        max={draft.lastDay || undefined}
        onChange={(event) => setDraft({ ...draft, firstDay: event.currentTarget.value })}
      />
      <TextInput
        label={t('log.lastDay')}
        type="date"
        value={draft.lastDay}
        min={draft.firstDay || undefined}
        onChange={(event) => setDraft({ ...draft, lastDay: event.currentTarget.value })}
      />
      <div className={`${actions.actions} ${classes.buttons}`}>
        <Button type="submit" variant="default">
          {t('log.apply')}
        </Button>
        {Object.values(filter).some(Boolean) && (
          <Button variant="subtle" onClick={() => onFilter(noFilter)}>
            {t('log.clear')}
          </Button>
        )}
      </div>
    </form>
  )
}
