import { RotateCw, X } from 'lucide-react'
import { useEffect } from 'react'
import { useValue } from 'tldraw'

import { IconButton } from '../../ui/IconButton.tsx'
import { useCanvas } from '../canvasContext.ts'
import type { ImageUpload } from '../images.ts'
import styles from './imagesLayer.module.css'

/** Pictures on their way to the board, where they will lie. */
export function ImagesLayer() {
  const { images } = useCanvas()
  const uploads = useValue('uploads', () => images.uploads.get(), [images])
  const underWay = uploads.length > 0
  useEffect(() => {
    if (!underWay) return undefined
    // They are on this page alone.
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [underWay])
  return uploads.map((upload) => <Upload key={upload.id} upload={upload} />)
}

function Upload({ upload }: { readonly upload: ImageUpload }) {
  const { images } = useCanvas()
  const { box, preview, sent, state, name, id } = upload
  const says = state === 'sending' ? 'Adding' : state === 'failed' ? 'Not added' : 'Waiting to add'
  return (
    <fieldset
      className={styles.upload}
      aria-label={`${says} the picture ${name}`}
      data-upload={state}
      style={{ transform: `translate(${box.x}px, ${box.y}px)`, width: box.w, height: box.h }}
    >
      <img src={preview} alt="" />
      {state !== 'failed' && (
        <progress
          aria-label="Sent"
          max={1}
          // Without a value it only shows that something is going on.
          {...(state === 'sending' && sent > 0 && { value: sent })}
        />
      )}
      <div
        className={styles.buttons}
        onPointerDown={(event) => event.stopPropagation()}
        onPointerUp={(event) => event.stopPropagation()}
      >
        {state === 'failed' && (
          <IconButton label="Try again" icon={RotateCw} small onClick={images.tryAgain} />
        )}
        <IconButton
          label="Do not add this picture"
          icon={X}
          small
          onClick={() => images.giveUp(id)}
        />
      </div>
    </fieldset>
  )
}
