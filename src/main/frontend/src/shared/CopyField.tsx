import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './CopyField.module.css'

/** A value with a button that copies it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation()
  const shown = useRef<HTMLElement>(null)
  const [result, setResult] = useState<'none' | 'copied' | 'by-hand'>('none')

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setResult('copied')
    } catch {
      // browsers refuse the clipboard without https or permission: select the value, so that a key press copies it
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
        <Button variant="default" onClick={copy} aria-label={t('copyNamed', { name: label })}>
          {result === 'copied' ? t('copied') : t('copy')}
        </Button>
      </div>
      <p role="status" className={result === 'by-hand' ? classes.byHand : classes.silent}>
        {result === 'copied' && t('copied')}
        {result === 'by-hand' && t('copyByHand')}
      </p>
    </div>
  )
}
