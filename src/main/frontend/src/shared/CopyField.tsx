import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { texts } from '../texts/en'
import classes from './CopyField.module.css'

/** Something to take elsewhere, character by character: shown whole, copied by one press. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const field = useRef<HTMLInputElement>(null)
  const [result, setResult] = useState<'none' | 'copied' | 'by-hand'>('none')

  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(value)
      setResult('copied')
    } catch {
      // no clipboard without https, or not allowed: the text is selected now
      setResult('by-hand')
    }
  }

  return (
    <div>
      <div className={classes.row}>
        <TextInput
          ref={field}
          label={label}
          value={value}
          readOnly
          className={classes.field}
          classNames={{ input: classes.mono }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button variant="default" onClick={copy}>
          {result === 'copied' ? texts.copied : texts.copy}
        </Button>
      </div>
      <p role="status" className={result === 'by-hand' ? classes.byHand : classes.silent}>
        {result === 'copied' && texts.copied}
        {result === 'by-hand' && texts.copyByHand}
      </p>
    </div>
  )
}
