import { useMemo } from 'react'

import { useBoardModel, useConnection, useStore } from './boardContext.tsx'
import { textCarets, type TextCaret } from './textCarets.ts'

/** Where everybody else writes in a card's text; renders again only when one of these carets stands elsewhere. */
export function useTextCarets(cardId: string): readonly TextCaret[] {
  const model = useBoardModel()
  const { presence } = useConnection()
  const carets = useMemo(() => textCarets(model, presence, cardId), [model, presence, cardId])
  return useStore(carets)
}
