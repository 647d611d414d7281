import { ActionIcon, Menu } from '@mantine/core'
import { lazy, Suspense, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { BrokerView, ConfigView } from '../../api/generated'
import { MoreIcon } from '../../shared/icons'
import { useDialog } from '../../shared/useDialog'

const DeleteDialog = lazy(() => import('./DeleteDialog'))
const RenameDialog = lazy(() => import('./RenameDialog'))
const ReplaceDialog = lazy(() => import('./ReplaceDialog'))

/** The menu of a connection: rename, replace the credentials, delete. */
export default function ConfigMenu({ config, broker }: { config: ConfigView; broker: BrokerView | undefined }) {
  const { t } = useTranslation('setup')
  const button = useRef<HTMLButtonElement>(null)
  const dialog = useDialog<'rename' | 'replace' | 'delete'>()
  const show = (name: 'rename' | 'replace' | 'delete') => () => dialog.open(name, button.current)
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon
            ref={button}
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('menu.label', { label: config.label })}
          >
            <MoreIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={show('rename')}>{t('menu.rename')}</Menu.Item>
          {broker && <Menu.Item onClick={show('replace')}>{t('menu.replace')}</Menu.Item>}
          <Menu.Item color="var(--tone-bad)" onClick={show('delete')}>
            {t('menu.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {dialog.shown === 'rename' && <RenameDialog config={config} onClose={dialog.close} />}
        {dialog.shown === 'replace' && broker && (
          <ReplaceDialog config={config} broker={broker} onClose={dialog.close} />
        )}
        {dialog.shown === 'delete' && (
          <DeleteDialog config={config} broker={broker?.name ?? config.broker} onClose={dialog.close} />
        )}
      </Suspense>
    </>
  )
}
