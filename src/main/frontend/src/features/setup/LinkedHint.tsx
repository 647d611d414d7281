import { Anchor } from '@mantine/core'

/** A host name of at least three parts, such as `developers.example.com`. */
const hostName = /\b((?:[a-z0-9-]+\.){2,}[a-z]{2,})\b/

/** A hint of a broker in which the names of its sites are links, which open beside the form. */
export function LinkedHint({ text }: { text: string }) {
  // every second part is a host name, because of the group in the expression
  return text.split(hostName).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <Anchor key={part} href={`https://${part}/`} target="_blank" rel="noopener noreferrer" inherit>
        {part}
      </Anchor>
    ),
  )
}
