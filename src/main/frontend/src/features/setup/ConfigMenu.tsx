import { ActionIcon, Menu } from '@mantine/core'
import { lazy, Suspense, useRef } from 'react'
import type { BrokerView, ConfigView } from '../../api/generated'
import { MoreIcon } from '../../shared/icons'
import { useDialog } from '../../shared/useDialog'
import { texts } from '../../texts/en'

const DeleteDialog = lazy(() => import('./DeleteDialog'))
const RenameDialog = lazy(() => import('./RenameDialog'))
const ReplaceDialog = lazy(() => import('./ReplaceDialog'))

/** What can be changed about a configuration, out of the way until it is wanted. */
export function ConfigMenu({ config, broker }: { config: ConfigView; broker: BrokerView | undefined }) {
  const button = useRef<HTMLButtonElement>(null)
  const dialog = useDialog<'rename' | 'replace' | 'delete'>()
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            ref={button}
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={texts.card.actions(config.label)}
          >
            <MoreIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => dialog.open('rename', button.current)}>{texts.card.rename}</Menu.Item>
          {broker && <Menu.Item onClick={() => dialog.open('replace', button.current)}>{texts.card.replace}</Menu.Item>}
          <Menu.Item color="var(--mantine-color-error)" onClick={() => dialog.open('delete', button.current)}>
            {texts.card.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {dialog.shown === 'rename' && <RenameDialog config={config} onClose={dialog.close} />}
        {dialog.shown === 'replace' && broker && (
          <ReplaceDialog config={config} broker={broker} onClose={dialog.close} />
        )}
        {dialog.shown === 'delete' && <DeleteDialog config={config} onClose={dialog.close} />}
      </Suspense>
    </>
  )
}
