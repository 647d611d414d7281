import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core'
import { endSignIn, selectPerson } from '../features/sign-in/signInSlice'
import { PersonIcon } from '../shared/icons'
import { texts } from '../texts/en'
import { useAppDispatch, useAppSelector } from './hooks'

const schemes: MantineColorScheme[] = ['auto', 'light', 'dark']

/** Who is signed in, the colours, and the way out. */
export function PersonMenu() {
  const person = useAppSelector(selectPerson)
  const dispatch = useAppDispatch()
  // Mantine would switch transitions off by a style element, which the content security policy forbids
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={texts.personMenu(person?.name)}>
          <PersonIcon />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {person && <Menu.Label>{texts.signIn.signedInAs(person.name)}</Menu.Label>}
        {schemes.map((scheme) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={scheme === colorScheme}
            closeMenuOnClick={false}
            onClick={() => setColorScheme(scheme)}
            rightSection={scheme === colorScheme ? '✓' : null}
          >
            {texts.colorSchemes[scheme]}
          </Menu.Item>
        ))}
        {person && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => dispatch(endSignIn())}>{texts.signIn.signOut}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
