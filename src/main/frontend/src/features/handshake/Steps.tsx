import { VisuallyHidden } from '@mantine/core'
import { texts } from '../../texts/en'
import classes from './Steps.module.css'

/** Where in the flow the person is: the login is being waited for whenever this is shown. */
export function Steps({ broker }: { broker: string }) {
  const { prepare, login, finish } = texts.connect.steps
  return (
    <ol className={classes.steps}>
      <li className={classes.done}>
        {prepare} <VisuallyHidden>({texts.connect.done})</VisuallyHidden>
      </li>
      <li className={classes.current} aria-current="step">
        {login(broker)} <VisuallyHidden>({texts.connect.current})</VisuallyHidden>
      </li>
      <li>{finish}</li>
    </ol>
  )
}
