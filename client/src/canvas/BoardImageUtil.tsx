import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { HTMLContainer, ImageShapeUtil, useEditor, useValue, type TLImageShape } from 'tldraw'

import { useConnection, useStore } from '../board/boardContext.tsx'
import styles from './boardImage.module.css'
import { imageSource } from './imageSource.ts'

/** Pictures: only those of this server, with their description for those who do not see them. */
export class BoardImageUtil extends ImageShapeUtil {
  override canCrop(): boolean {
    return false
  }

  override component(shape: TLImageShape) {
    return <BoardImage shape={shape} />
  }
}

function BoardImage({ shape: { id, props } }: { readonly shape: TLImageShape }) {
  const editor = useEditor()
  const source = useValue(
    'picture',
    () => imageSource(props.assetId === null ? undefined : editor.getAsset(props.assetId)),
    [editor, props.assetId],
  )
  const culled = useValue('culled', () => editor.getCulledShapes().has(id), [editor, id])
  const isLive = useStore(useConnection().syncState).phase === 'live'
  // What could not be had without a connection is asked for again with it.
  const [missing, setMissing] = useState<string | null>(null)
  const asked = `${source} ${isLive}`
  if (culled) return null
  const { w, h, altText, flipX, flipY } = props
  return (
    <HTMLContainer className={styles.picture} style={{ width: w, height: h }}>
      {source === null || missing === asked ? (
        <p className={styles.missing}>
          <ImageOff size={Math.min(28, w / 2, h / 2)} aria-hidden />
          <span>{altText === '' ? 'Picture' : altText}: not here at the moment</span>
        </p>
      ) : (
        <img
          key={asked}
          src={source}
          alt={altText === '' ? 'Picture' : altText}
          draggable={false}
          style={{ transform: `scale(${flipX ? -1 : 1}, ${flipY ? -1 : 1})` }}
          onError={() => setMissing(asked)}
        />
      )}
    </HTMLContainer>
  )
}
