import { Button } from '@mantine/core'
import { t } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { KeyUsage } from '../../api/generated'
import type { KeyChange } from './KeyChangeDialog'
import classes from './KeysPanel.module.css'

interface KeyItemProps {
  usage: KeyUsage
  /** the number of running nodes */
  allNodes: number
  onChange: (change: KeyChange, key: KeyUsage, opener: HTMLElement) => void
}

/** A key: what it is used for, how many values it encrypted, and what an administrator can do with it. */
export function KeyItem({ usage, allNodes, onChange }: KeyItemProps) {
  const { t } = useTranslation('admin')
  const { id, primary, enabled, nodes, retired, values, tables } = usage
  const isMissing = nodes === 0 && values > 0
  const isOnAllNodes = nodes === allNodes
  const isSpare = enabled && !primary && !retired
  return (
    <li>
      {keyText(usage)}
      {values > 0 && (
        <details>
          <summary>{t(isMissing ? 'keys.unreadableValues' : 'keys.values', { count: values })}</summary>
          <ul aria-label={t('keys.tables')}>
            {tables.map(({ table, values: count }) => (
              <li key={table}>
                {table}: {t('keys.values', { count })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {isSpare && !isOnAllNodes && <p className={classes.hint}>{t('keys.nodes', { nodes, all: allNodes })}</p>}
      <div className={classes.actions}>
        {isSpare && isOnAllNodes && (
          <Button
            variant="default"
            size="xs"
            aria-label={t('keys.promoteNamed', { id })}
            onClick={({ currentTarget }) => onChange('promotion', usage, currentTarget)}
          >
            {t('keys.promote')}
          </Button>
        )}
        {isSpare && values === 0 && (
          <Button
            variant="default"
            size="xs"
            aria-label={t('keys.retireNamed', { id })}
            onClick={({ currentTarget }) => onChange('retirement', usage, currentTarget)}
          >
            {t('keys.retire')}
          </Button>
        )}
      </div>
    </li>
  )
}

function keyText({ id, primary, enabled, retired, nodes }: KeyUsage): string {
  if (retired) return t('admin:keys.retired', { id })
  if (nodes === 0) return t('admin:keys.missing', { id })
  if (!enabled) return t('admin:keys.disabled', { id })
  return primary ? t('admin:keys.primary', { id }) : t('admin:keys.decryptOnly', { id })
}
