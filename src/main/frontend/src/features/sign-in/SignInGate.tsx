import { Button, Skeleton, Stack } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { useLocation } from 'react-router'
import { useAppDispatch, useAppSelector } from '../../app/hooks'
import { CheckIcon } from '../../shared/icons'
import { Notice } from '../../shared/Notice'
import { PageTitle } from '../../shared/PageTitle'
import { texts } from '../../texts/en'
import classes from './SignInGate.module.css'
import { beginSignIn, resumeSignIn, selectSignInPhase } from './signInSlice'

const SignInEndedDialog = lazy(() => import('./SignInEndedDialog'))

/** Shows its children to people who are signed in, and keeps them on the page when the sign-in ends meanwhile. */
export function SignInGate({ children }: { children: ReactNode }) {
  const phase = useAppSelector(selectSignInPhase)
  const dispatch = useAppDispatch()
  useEffect(() => {
    if (phase === 'unknown') dispatch(resumeSignIn())
  }, [phase, dispatch])

  switch (phase) {
    case 'unknown':
      return <Skeleton height={160} aria-label={texts.loading} role="status" />
    case 'unavailable':
      return <Unavailable />
    case 'signed-out':
      return <Welcome />
    default:
      return (
        <>
          {children}
          <Suspense>{phase === 'ended' && <SignInEndedDialog />}</Suspense>
        </>
      )
  }
}

function Welcome() {
  const dispatch = useAppDispatch()
  const { pathname, search } = useLocation()
  return (
    <div className={classes.welcome}>
      <PageTitle>{texts.signIn.title}</PageTitle>
      <p>{texts.signIn.intro}</p>
      <ul className={classes.points}>
        {texts.signIn.points.map((point) => (
          <li key={point}>
            <CheckIcon /> <span>{point}</span>
          </li>
        ))}
      </ul>
      <Button size="md" className={classes.button} onClick={() => dispatch(beginSignIn(pathname + search))}>
        {texts.signIn.button}
      </Button>
    </div>
  )
}

function Unavailable() {
  const dispatch = useAppDispatch()
  return (
    <Stack gap="md" maw={560} mx="auto" py="xl">
      <PageTitle>{texts.signIn.unavailableTitle}</PageTitle>
      <Notice tone="bad" title={texts.signIn.unavailable} role="alert">
        <Button variant="default" size="xs" onClick={() => dispatch(resumeSignIn())}>
          {texts.tryAgain}
        </Button>
      </Notice>
    </Stack>
  )
}
