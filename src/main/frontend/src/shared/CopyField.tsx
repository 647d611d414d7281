import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { texts } from '../texts/en'
import classes from './CopyField.module.css'

/** Something to take elsewhere, character by character: shown whole, copied by one press. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const shown = useRef<HTMLElement>(null)
  const [result, setResult] = useState<'none' | 'copied' | 'by-hand'>('none')

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setResult('copied')
    } catch {
      // no clipboard without https, or not allowed: the text is selected for the person's own copying
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current)
      setResult('by-hand')
    }
  }

  return (
    <div>
      <p className={classes.label}>{label}</p>
      <div className={classes.row}>
        <code ref={shown} className={classes.value}>
          {value}
        </code>
        <Button variant="default" onClick={copy} aria-label={texts.copyNamed(label)}>
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
