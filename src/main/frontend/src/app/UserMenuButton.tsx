import { ActionIcon } from '@mantine/core'
import { type ComponentProps, lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { selectPerson } from '../features/sign-in/signInSlice'
import { PersonIcon } from '../shared/icons'
import { useAppSelector } from './hooks'

const loadMenu = () => import('./UserMenu')
const UserMenu = lazy(loadMenu)

/**
 * The button of the user menu. The menu is large, so the first page loads it when a person is about to open it. For a
 * signed-in person it is loaded at once, so that they can sign out while the network is away.
 */
export function UserMenuButton() {
  const [isWanted, setWanted] = useState(false)
  const isSignedIn = useAppSelector(selectPerson) !== null
  useEffect(() => {
    if (isSignedIn) preload()
  }, [isSignedIn])
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

/** Loads the menu. What fails here is loaded again when the menu is opened. */
function preload(): void {
  void loadMenu().catch(() => {})
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
