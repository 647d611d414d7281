import './moreStyles'
import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { endSignIn, selectPerson } from '../features/sign-in/signInSlice'
import { hideAmounts, useAmountsHidden } from '../shared/amounts'
import { availableLanguages } from '../texts/i18n'
import { useAppDispatch, useAppSelector } from './hooks'
import { changeLanguage, readerLanguage } from './language'
import { UserButton } from './UserMenuButton'

const schemes: MantineColorScheme[] = ['auto', 'light', 'dark']

/** Who is signed in, the colour scheme, the language, and the button that signs out. Opens when first rendered. */
export default function UserMenu() {
  const { t } = useTranslation(['app', 'common'])
  const person = useAppSelector(selectPerson)
  const dispatch = useAppDispatch()
  const hidesAmounts = useAmountsHidden()
  const { pathname } = useLocation()
  const { button, isOpen, setOpen } = useOpenedFromButton()
  // Mantine would turn transitions off by a style element, which the content security policy forbids
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  return (
    <Menu opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <UserButton ref={button} />
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
        <Menu.Label>{t('menu.language')}</Menu.Label>
        <Menu.RadioGroup value={readerLanguage()} onChange={(language) => dispatch(changeLanguage(language, pathname))}>
          {availableLanguages().map((language) => (
            <Menu.RadioItem key={language} value={language} lang={language}>
              {ownName(language)}
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

/** The name of a language in that language. */
function ownName(language: string): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language
}

/** Opens the menu after its button has the focus, so that the focus returns there when the menu closes. */
function useOpenedFromButton() {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    button.current?.focus()
    setOpen(true)
  }, [])
  return { button, isOpen, setOpen }
}
