import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core'
import { texts } from '../texts/en'
import classes from './PersonMenu.module.css'

const schemes: MantineColorScheme[] = ['auto', 'light', 'dark']

export function ColorSchemeChoice() {
  // Mantine would switch transitions off by a style element, which the content security policy forbids
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  return (
    <fieldset className={classes.choice}>
      <legend>{texts.colors}</legend>
      {schemes.map((scheme) => (
        <label key={scheme}>
          <input
            type="radio"
            name="colour-scheme"
            value={scheme}
            checked={scheme === colorScheme}
            onChange={() => setColorScheme(scheme)}
          />
          {texts.colorSchemes[scheme]}
        </label>
      ))}
    </fieldset>
  )
}
