import { endSignIn, selectPerson } from '../features/sign-in/signInSlice'
import { ButtonMenu, MenuButton } from '../shared/ButtonMenu'
import { PersonIcon } from '../shared/icons'
import { texts } from '../texts/en'
import { ColorSchemeChoice } from './ColorSchemeChoice'
import { useAppDispatch, useAppSelector } from './hooks'
import classes from './PersonMenu.module.css'

/** Who is signed in, the colours, and the way out. */
export function PersonMenu() {
  const person = useAppSelector(selectPerson)
  const dispatch = useAppDispatch()
  return (
    <ButtonMenu label={texts.personMenu(person?.name)} icon={<PersonIcon />}>
      {(close) => (
        <>
          {person && <p className={classes.person}>{texts.signIn.signedInAs(person.name)}</p>}
          <ColorSchemeChoice />
          {person && (
            <MenuButton
              onClick={() => {
                close()
                dispatch(endSignIn())
              }}
            >
              {texts.signIn.signOut}
            </MenuButton>
          )}
        </>
      )}
    </ButtonMenu>
  )
}
