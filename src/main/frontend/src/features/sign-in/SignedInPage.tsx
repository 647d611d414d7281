import { Button, Skeleton, Stack } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useAppDispatch } from '../../app/hooks'
import { Notice } from '../../shared/Notice'
import { PageTitle } from '../../shared/PageTitle'
import { paths } from '../../shared/paths'
import { beginSignIn, completeSignIn, isSignedIn } from './signInSlice'

type Stage = 'finishing' | 'opener-notified' | 'failed' | 'declined'

/** The redirect URL of the OpenID provider: completes the sign-in and returns to the page where it began. */
export default function SignedInPage() {
  const { t } = useTranslation('signIn')
  const stage = useCompletion()
  if (stage === 'finishing') return <Skeleton height={160} aria-label={t('finishing')} role="status" />
  if (stage === 'opener-notified') return <p>{t('popupDone')}</p>
  return <Failed text={t(stage)} />
}

function Failed({ text }: { text: string }) {
  const { t } = useTranslation('signIn')
  const dispatch = useAppDispatch()
  return (
    <Stack gap="md" maw={560} mx="auto" py="xl">
      <PageTitle>{t('failedTitle')}</PageTitle>
      <Notice tone="bad" title={text} role="alert">
        <Button variant="default" size="xs" onClick={() => dispatch(beginSignIn(paths.connections))}>
          {t('again')}
        </Button>
      </Notice>
    </Stack>
  )
}

/** Completes the sign-in once: the authorization code in the address can be exchanged only once. */
function useCompletion(): Stage {
  const dispatch = useAppDispatch()
  const navigate = useNavigate()
  const started = useRef(false)
  const [stage, setStage] = useState<Stage>('finishing')

  useEffect(() => {
    if (started.current) return
    started.current = true
    const address = window.location.href
    dispatch(completeSignIn(address))
      .then((returnTo) => (returnTo ? navigate(returnTo, { replace: true }) : setStage('opener-notified')))
      .catch(async () => {
        // a reload of this page: its code was exchanged before
        if (await dispatch(isSignedIn())) navigate(paths.connections, { replace: true })
        else setStage(new URL(address).searchParams.has('error') ? 'declined' : 'failed')
      })
  }, [dispatch, navigate])
  return stage
}
