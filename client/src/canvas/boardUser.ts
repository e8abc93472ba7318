import { useEffect, useState } from 'react'
import {
  atom,
  createTLUser,
  defaultUserPreferences,
  type TLUser,
  type TLUserPreferences,
} from 'tldraw'

import { useStore } from '../board/boardContext.tsx'
import { useApp } from '../ui/app.tsx'
import { useLessMotion } from '../ui/useMedia.ts'

/**
 * tldraw's preferences, kept in memory: in the page's colours, without motion where less of it is asked for. They change in
 * place, because another user would be another editor.
 */
export function useBoardUser(): TLUser {
  const colorScheme = useStore(useApp().preferences.colourScheme)
  const lessMotion = useLessMotion()
  const [user] = useState(() => boardUser())
  useEffect(() => {
    user.setUserPreferences({
      ...user.userPreferences.get(),
      colorScheme,
      animationSpeed: lessMotion ? 0 : 1,
    })
  }, [user, colorScheme, lessMotion])
  return user
}

function boardUser(): TLUser {
  const preferences = atom<TLUserPreferences>('preferences', {
    ...defaultUserPreferences,
    id: 'whyboard',
    name: '',
    locale: 'en',
    edgeScrollSpeed: 1,
    // What is drawn while zoomed out is as thick and large on the screen as anywhere.
    isDynamicSizeMode: true,
    areKeyboardShortcutsEnabled: false,
  })
  return createTLUser({
    userPreferences: preferences,
    setUserPreferences: (next) => {
      preferences.set(next)
    },
  })
}
