import { lazy, Suspense, useRef } from 'react'
import type { BrokerView, ConfigView } from '../../api/generated'
import { ButtonMenu, MenuButton } from '../../shared/ButtonMenu'
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
      <ButtonMenu label={texts.card.actions(config.label)} icon={<MoreIcon />} button={button}>
        {(close) => {
          const show = (name: 'rename' | 'replace' | 'delete') => () => {
            close()
            dialog.open(name, button.current)
          }
          return (
            <>
              <MenuButton onClick={show('rename')}>{texts.card.rename}</MenuButton>
              {broker && <MenuButton onClick={show('replace')}>{texts.card.replace}</MenuButton>}
              <MenuButton onClick={show('delete')} danger>
                {texts.card.remove}
              </MenuButton>
            </>
          )
        }}
      </ButtonMenu>
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
