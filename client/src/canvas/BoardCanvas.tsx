import 'tldraw/tldraw.css'

import { currentPhase } from '@whyboard/shared/domain/agenda.ts'
import {
  defaultBindingUtils,
  TldrawEditor,
  TldrawHandles,
  TldrawScribble,
  defaultAddFontsFromNode,
  tipTapDefaultExtensions,
  type Editor,
  type TLCameraOptions,
  type TLEditorComponents,
  type TldrawOptions,
} from 'tldraw'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'

import { useBoardModel, useConnection } from '../board/boardContext.tsx'
import { CardEnvironmentContext } from '../cards/cardEnvironment.ts'
import { useApp } from '../ui/app.tsx'
import { createCommandList } from '../ui/commands/commandList.ts'
import { useNotices } from '../ui/Notices.tsx'
import { ASSET_URLS } from './assets.ts'
import styles from './BoardCanvas.module.css'
import { useBoardUser } from './boardUser.ts'
import { showPhase } from './camera.ts'
import { CanvasFailed } from './CanvasFailed.tsx'
import { CanvasContext, CanvasSurroundingsContext } from './canvasContext.ts'
import { createHandle } from './createHandle.ts'
import { focusCanvas } from './focusCanvas.ts'
import type { CanvasHandle } from './handle.ts'
import { listenToInput } from './input.ts'
import { StructureLayer } from './layers/StructureLayer.tsx'
import { OpenCanvas } from './openCanvas.ts'
import { FrontLayer } from './overlays/FrontLayer.tsx'
import { OverlayLayer } from './overlays/OverlayLayer.tsx'
import { SelectionFrame } from './SelectionFrame.tsx'
import { SelectionVoice } from './SelectionVoice.tsx'
import { ShapeIndicators } from './ShapeIndicators.tsx'
import { SHAPE_UTILS, TOOLS } from './shapeUtils.ts'
import { useBoardForCards } from './useBoardForCards.ts'

const COMPONENTS: TLEditorComponents = {
  Background: null,
  Grid: null,
  OnTheCanvas: StructureLayer,
  Overlays: OverlayLayer,
  InFrontOfTheCanvas: FrontLayer,
  SelectionForeground: SelectionFrame,
  ShapeIndicators,
  Handles: TldrawHandles,
  Scribble: TldrawScribble,
  CollaboratorCursor: null,
  CollaboratorHint: null,
  CollaboratorBrush: null,
  CollaboratorScribble: null,
  CollaboratorShapeIndicator: null,
  ErrorFallback: CanvasFailed,
  Spinner: null,
  LoadingScreen: null,
}

const OPTIONS: Partial<TldrawOptions> = {
  maxPages: 1,
  // A double click on empty ground makes a card, not a tldraw text.
  createTextOnCanvasDoubleClick: false,
  // Only drawings use tldraw's fonts; the board does not wait for them.
  maxFontsToLoadBeforeRender: 0,
  branding: 'Board',
}

const CAMERA: Partial<TLCameraOptions> = {
  isLocked: false,
  wheelBehavior: 'pan',
  panSpeed: 1,
  zoomSpeed: 1,
  zoomSteps: [0.04, 0.08, 0.15, 0.25, 0.5, 0.75, 1, 1.5, 2, 4],
}

const TEXT_OPTIONS = {
  addFontsFromNode: defaultAddFontsFromNode,
  tipTapConfig: { extensions: tipTapDefaultExtensions },
}

/** How long a sentence of the canvas stays; twice as long when something can be done about it. */
const NOTICE_MS = 8_000

interface BoardCanvasProps {
  /** tldraw's licence key, `null` for none. It is read once. */
  readonly licenseKey: string | null
  /** Called with the handle when the board is there, and with `null` when it goes. */
  readonly onReady?: (handle: CanvasHandle | null) => void
}

/**
 * The board itself: regions, cards, free drawing, everybody's cursors. Fills its parent. Needs a BoardProvider and a
 * NoticesProvider above it, and is the heavy part of the page: load it lazily.
 */
export function BoardCanvas(props: BoardCanvasProps) {
  const { boardId } = useConnection()
  return <OneBoard key={boardId} {...props} />
}

function OneBoard({ licenseKey, onReady }: BoardCanvasProps) {
  const model = useBoardModel()
  const connection = useConnection()
  const { preferences } = useApp()
  const { notify } = useNotices()
  const [canvas] = useState(
    () =>
      new OpenCanvas(model, connection, ({ about, says, tone, action }) => {
        const lastsMs = action === undefined ? NOTICE_MS : 2 * NOTICE_MS
        notify({
          id: `canvas-${about}`,
          text: says,
          tone: tone ?? 'warn',
          lastsMs,
          ...(action && { action }),
        })
      }),
  )
  const [commandList] = useState(() => createCommandList(preferences.characterKeys))
  useEffect(() => canvas.start(), [canvas])
  const user = useBoardUser()
  const cardEnvironment = useBoardForCards(canvas)
  const [handle, setHandle] = useState<CanvasHandle | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const [dock, setDock] = useState<HTMLElement | null>(null)
  const surroundings = useMemo(() => ({ commands: commandList, dock }), [commandList, dock])
  const latestReady = useRef(onReady)
  useEffect(() => {
    latestReady.current = onReady
  })

  const onMount = useCallback(
    (editor: Editor) => {
      const detach = canvas.attach(editor)
      const handle = createHandle(editor, canvas, commandList)
      setHandle(handle)
      const root = frame.current
      const endInput = root === null ? () => {} : listenToInput(root, editor, canvas, handle)
      // tldraw measures its place only later.
      if (root !== null) editor.updateViewportScreenBounds(root)
      const region = currentPhase(model.stage())?.region ?? 'board'
      showPhase(editor, canvas.view, region, handle.pageBounds(), false)
      canvas.frame.request()
      canvas.frame.flush()
      // The keyboard is the canvas's unless something on the page has it already.
      if (document.activeElement === document.body) focusCanvas(editor)
      latestReady.current?.(handle)
      return () => {
        latestReady.current?.(null)
        setHandle(null)
        endInput()
        handle.dispose()
        detach()
      }
    },
    [canvas, model, commandList],
  )

  return (
    <div
      ref={frame}
      className={styles.frame}
      data-board={connection.boardId}
      // The regions are drawn a moment before keys are listened to.
      aria-busy={handle === null}
    >
      <CanvasContext value={canvas}>
        <CardEnvironmentContext value={cardEnvironment}>
          <CanvasSurroundingsContext value={surroundings}>
            <TldrawEditor
              store={canvas.store}
              user={user}
              shapeUtils={SHAPE_UTILS}
              bindingUtils={defaultBindingUtils}
              tools={TOOLS}
              initialState="select"
              components={COMPONENTS}
              options={OPTIONS}
              cameraOptions={CAMERA}
              textOptions={TEXT_OPTIONS}
              assetUrls={ASSET_URLS}
              inferDarkMode
              {...(licenseKey !== null && { licenseKey })}
              onMount={onMount}
            />
          </CanvasSurroundingsContext>
          {handle !== null && <SelectionVoice handle={handle} />}
        </CardEnvironmentContext>
      </CanvasContext>
      <div ref={setDock} />
    </div>
  )
}
