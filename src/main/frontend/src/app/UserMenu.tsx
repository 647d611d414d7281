import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { endSignIn, selectPerson } from '../features/sign-in/signInSlice'
import { hideAmounts, useAmountsHidden } from '../shared/amounts'
import { PersonIcon } from '../shared/icons'
import { useAppDispatch, useAppSelector } from './hooks'

const schemes: MantineColorScheme[] = ['auto', 'light', 'dark']

/** Who is signed in, the colour scheme, and the button that signs out. */
export default function UserMenu() {
  const { t } = useTranslation(['app', 'common'])
  const person = useAppSelector(selectPerson)
  const dispatch = useAppDispatch()
  const hidesAmounts = useAmountsHidden()
  // Mantine would turn transitions off by a style element, which the content security policy forbids
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={person ? t('menu.labelOf', { name: person.name }) : t('menu.label')}
        >
          <PersonIcon />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {person && <Menu.Label>{t('menu.signedInAs', { name: person.name })}</Menu.Label>}
        <Menu.Label>{t('menu.appearance')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}>
          {schemes.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {t(`menu.schemes.${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.CheckboxItem checked={hidesAmounts} onChange={hideAmounts}>
          {t('common:amounts.hide')}
        </Menu.CheckboxItem>
        {person && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => dispatch(endSignIn())}>{t('menu.signOut')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
