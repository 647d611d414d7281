import { ActionIcon } from '@mantine/core'
import { type ComponentProps, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { selectPerson } from '../features/sign-in/signInSlice'
import { PersonIcon } from '../shared/icons'
import { useAppSelector } from './hooks'

const loadMenu = () => import('./UserMenu')
const UserMenu = lazy(loadMenu)

/** The button of the user menu. The menu is large, so it is loaded when somebody is about to open it. */
export function UserMenuButton() {
  const [isWanted, setWanted] = useState(false)
  const preload = () => void loadMenu().catch(() => {})
  const button = (
    <UserButton
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={() => setWanted(true)}
    />
  )
  return isWanted ? (
    <Suspense fallback={button}>
      <UserMenu />
    </Suspense>
  ) : (
    button
  )
}

/** What opens the menu, named by the person who is signed in. */
export function UserButton(props: ComponentProps<typeof ActionIcon<'button'>>) {
  const { t } = useTranslation('app')
  const person = useAppSelector(selectPerson)
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={person ? t('menu.labelOf', { name: person.name }) : t('menu.label')}
      {...props}
    >
      <PersonIcon />
    </ActionIcon>
  )
}
