import { useValue } from 'tldraw'

import { useCanvas } from '../canvasContext.ts'
import { linkingSentence } from './CanvasVoice.tsx'
import styles from './linkingHint.module.css'

/** Shows what is read out while a link is being drawn: nothing else tells the eye how to go on. */
export function LinkingHint() {
  const canvas = useCanvas()
  const sentence = useValue('how to link', () => linkingSentence(canvas), [canvas])
  if (sentence === '') return null
  return (
    <p className={styles.hint} aria-hidden>
      {sentence}
    </p>
  )
}
