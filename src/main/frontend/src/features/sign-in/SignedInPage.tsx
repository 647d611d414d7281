import { Button, Skeleton, Stack } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAppDispatch } from '../../app/hooks'
import { Notice } from '../../shared/Notice'
import { PageTitle } from '../../shared/PageTitle'
import { paths } from '../../shared/paths'
import { texts } from '../../texts/en'
import { beginSignIn, completeSignIn } from './signInSlice'

type Stage = 'finishing' | 'told-the-opener' | 'failed' | 'declined'

/** Where the OpenID provider sends the browser: finishes the sign-in and goes on to where the person wanted to be. */
export function SignedInPage() {
  const stage = useCompletion()
  if (stage === 'finishing') return <Skeleton height={160} aria-label={texts.signIn.finishing} role="status" />
  if (stage === 'told-the-opener') return <p>{texts.signIn.popupDone}</p>
  return <Failed sentence={stage === 'declined' ? texts.signIn.declined : texts.signIn.failed} />
}

function Failed({ sentence }: { sentence: string }) {
  const dispatch = useAppDispatch()
  return (
    <Stack gap="md" maw={560} mx="auto" py="xl">
      <PageTitle>{texts.signIn.failedTitle}</PageTitle>
      <Notice tone="bad" title={sentence} role="alert">
        <Button variant="default" size="xs" onClick={() => dispatch(beginSignIn(paths.connections))}>
          {texts.signIn.again}
        </Button>
      </Notice>
    </Stack>
  )
}

/** Uses the address once: the code in it is good for one exchange. */
function useCompletion(): Stage {
  const dispatch = useAppDispatch()
  const navigate = useNavigate()
  const begun = useRef(false)
  const [stage, setStage] = useState<Stage>('finishing')

  useEffect(() => {
    if (begun.current) return
    begun.current = true
    const address = window.location.href
    dispatch(completeSignIn(address))
      .then((returnTo) => (returnTo ? navigate(returnTo, { replace: true }) : setStage('told-the-opener')))
      .catch(() => setStage(new URL(address).searchParams.has('error') ? 'declined' : 'failed'))
  }, [dispatch, navigate])
  return stage
}
