import { Button, Skeleton, Stack } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { useAppDispatch, useAppSelector } from '../../app/hooks'
import { CheckIcon } from '../../shared/icons'
import { Notice } from '../../shared/Notice'
import { PageTitle } from '../../shared/PageTitle'
import classes from './SignInGate.module.css'
import { beginSignIn, resumeSignIn, selectSignInPhase } from './signInSlice'

const SignInEndedDialog = lazy(() => import('./SignInEndedDialog'))

/** Shows its children to people who are signed in. When the sign-in ends, the children stay and a dialog opens. */
export function SignInGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const phase = useAppSelector(selectSignInPhase)
  const dispatch = useAppDispatch()
  const { pathname, search } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address does not need another attempt
  useEffect(() => {
    if (phase === 'unknown') dispatch(resumeSignIn(pathname + search))
  }, [phase, dispatch])

  switch (phase) {
    case 'unknown':
      return <Skeleton height={160} aria-label={t('loading')} role="status" />
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
  const { t } = useTranslation('signIn')
  const dispatch = useAppDispatch()
  const { pathname, search } = useLocation()
  return (
    <div className={classes.welcome}>
      <PageTitle>{t('title')}</PageTitle>
      <p>{t('intro')}</p>
      <ul className={classes.points}>
        {t('points', { returnObjects: true }).map((point) => (
          <li key={point}>
            <CheckIcon /> <span>{point}</span>
          </li>
        ))}
      </ul>
      <Button size="md" className={classes.button} onClick={() => dispatch(beginSignIn(pathname + search))}>
        {t('button')}
      </Button>
    </div>
  )
}

function Unavailable() {
  const { t } = useTranslation(['signIn', 'common'])
  const dispatch = useAppDispatch()
  const { pathname, search } = useLocation()
  return (
    <Stack gap="md" maw={560} mx="auto" py="xl">
      <PageTitle>{t('unavailableTitle')}</PageTitle>
      <Notice tone="bad" title={t('unavailable')} role="alert">
        <Button variant="default" size="xs" onClick={() => dispatch(resumeSignIn(pathname + search))}>
          {t('common:tryAgain')}
        </Button>
      </Notice>
    </Stack>
  )
}
