import { Anchor, Stack, Title } from '@mantine/core'
import { Link } from 'react-router'
import { paths } from '../shared/paths'
import { texts } from '../texts/en'

export function NoSuchPage() {
  return (
    <Stack>
      <Title order={1}>{texts.notFoundTitle}</Title>
      <Anchor component={Link} to={paths.connections}>
        {texts.backToConnections}
      </Anchor>
    </Stack>
  )
}
