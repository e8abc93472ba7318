import { useId, type CSSProperties, type KeyboardEvent } from 'react'
import {
  DefaultFillStyle,
  GeoShapeGeoStyle,
  getDefaultColorTheme,
  useEditor,
  useIsDarkMode,
  useValue,
  type Editor,
  type TLDefaultColorStyle,
  type TLImageShape,
} from 'tldraw'

import { ownPointer } from '../cards/CardFields.tsx'
import { useCanvas } from './canvasContext.ts'
import { DRAWING_STYLES, type DrawingStyle, type StyleChoice } from './drawingStyles.ts'
import { focusCanvas } from './focusCanvas.ts'
import styles from './styleBar.module.css'

/** How the selected drawings look, or what is drawn next with the tool in hand. */
export function StyleBar() {
  const editor = useEditor()
  const { readonly } = useCanvas()
  const isReadonly = useValue('readonly', () => readonly.get(), [readonly])
  const offered = useValue('styles', () => offeredStyles(editor), [editor])
  const picture = useValue('picture', () => selectedPicture(editor), [editor])
  // A gesture is not to be covered by what only comes with it.
  const isQuiet = useValue(
    'quiet',
    () => !editor.isInAny('select.translating', 'select.brushing'),
    [editor],
  )
  if (isReadonly || !isQuiet || (offered.length === 0 && picture === null)) return null
  return (
    <div className={styles.place}>
      <fieldset className={styles.bar} {...ownPointer}>
        <legend className="visually-hidden">Look of the drawing</legend>
        {offered.map(({ style, value }) => (
          <Choices key={style.name} style={style} value={value} />
        ))}
        {picture !== null && <Description key={picture.id} picture={picture} />}
      </fieldset>
    </div>
  )
}

interface Offered {
  readonly style: DrawingStyle
  /** `null`: the selected drawings differ. */
  readonly value: string | null
}

function offeredStyles(editor: Editor): readonly Offered[] {
  const shared = editor.getSharedStyles()
  return DRAWING_STYLES.flatMap((style) => {
    const found = shared.get(style.prop)
    if (found === undefined) return []
    // Only what is closed by nature is filled: a stroke that closes by chance is not meant.
    if (style.prop === DefaultFillStyle && shared.get(GeoShapeGeoStyle) === undefined) return []
    return [{ style, value: found.type === 'shared' ? found.value : null }]
  })
}

function selectedPicture(editor: Editor): TLImageShape | null {
  const only = editor.getOnlySelectedShape()
  return only !== null && editor.isShapeOfType<TLImageShape>(only, 'image') ? only : null
}

/** Esc goes back to the board. */
function leaveBy(event: KeyboardEvent, editor: Editor): void {
  if (event.key !== 'Escape') return
  event.stopPropagation()
  focusCanvas(editor)
}

function choose(editor: Editor, style: DrawingStyle, value: string): void {
  editor.markHistoryStoppingPoint('style')
  editor.run(() => {
    if (editor.isIn('select')) editor.setStyleForSelectedShapes(style.prop, value)
    editor.setStyleForNextShapes(style.prop, value)
  })
}

/** Radio buttons: one stop of Tab, and arrows between them. */
function Choices({ style, value }: Offered) {
  const editor = useEditor()
  const name = useId()
  return (
    <fieldset className={styles.group} data-style={style.name}>
      <legend className="visually-hidden">{style.label}</legend>
      {style.choices.map((choice) => (
        <label key={choice.value} className={styles.choice} title={choice.label}>
          <input
            type="radio"
            name={name}
            aria-label={choice.label}
            checked={value === choice.value}
            onChange={() => choose(editor, style, choice.value)}
            onKeyDown={(event) => leaveBy(event, editor)}
          />
          <Sign style={style} choice={choice} />
        </label>
      ))}
    </fieldset>
  )
}

/** How a choice looks, 20 px square. */
function Sign({
  style: { name },
  choice: { value },
}: {
  readonly style: DrawingStyle
  readonly choice: StyleChoice
}) {
  const theme = getDefaultColorTheme({ isDarkMode: useIsDarkMode() })
  if (name === 'colour') {
    const colour = theme[value as TLDefaultColorStyle].solid
    return <span className={styles.swatch} style={{ '--swatch': colour } as CSSProperties} />
  }
  return (
    <svg className={styles.sign} viewBox="0 0 20 20" width="20" height="20" aria-hidden>
      {name === 'line' && <path d="M3 10 H17" strokeDasharray={DASHES[value]} />}
      {name === 'size' && <circle cx="10" cy="10" r={RADII[value]} data-filled />}
      {name === 'shape' && <path d={OUTLINES[value]} />}
      {name === 'fill' && (
        <rect x="3.5" y="3.5" width="13" height="13" rx="2" data-filled={FILLS[value]} />
      )}
    </svg>
  )
}

const DASHES: Readonly<Record<string, string>> = { dashed: '4 3', dotted: '0.1 4' }
const RADII: Readonly<Record<string, number>> = { s: 2, m: 3.5, l: 5.5, xl: 8 }
const FILLS: Readonly<Record<string, string>> = { solid: 'tint', fill: 'full' }
const OUTLINES: Readonly<Record<string, string>> = {
  rectangle: 'M3 4.5 H17 V15.5 H3 Z',
  ellipse: 'M3 10 a7 6 0 1 0 14 0 a7 6 0 1 0 -14 0 Z',
  diamond: 'M10 2.5 L17.5 10 L10 17.5 L2.5 10 Z',
  triangle: 'M10 3.5 L17 16 H3 Z',
}

/** What a picture shows, for those who do not see it. */
function Description({ picture }: { readonly picture: TLImageShape }) {
  const editor = useEditor()
  const write = (altText: string) => {
    if (altText === picture.props.altText) return
    editor.markHistoryStoppingPoint('description')
    editor.updateShape<TLImageShape>({ id: picture.id, type: 'image', props: { altText } })
  }
  return (
    <input
      // Others may describe it meanwhile.
      key={picture.props.altText}
      className={styles.description}
      aria-label="Description of the picture"
      placeholder="What does the picture show?"
      maxLength={MAX_DESCRIPTION}
      defaultValue={picture.props.altText}
      onBlur={(event) => write(event.target.value.trim())}
      onKeyDown={(event) => {
        // Leaving the field writes.
        if (event.key === 'Enter') focusCanvas(editor)
        else leaveBy(event, editor)
      }}
    />
  )
}

const MAX_DESCRIPTION = 500
