import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  type ComponentProps,
  type ReactNode,
} from 'react'

/**
 * The way between pages. There are five addresses, so this is all the routing there is: a routing library costs 12 kB of
 * the 90 kB that a first visit may load (see the README's "Budgets").
 */
export interface Place {
  /** Path of the address, e.g. `/b/abc`. */
  readonly path: string
  /** What the page that led here said to this one; gone when the address is opened anew. */
  readonly state: unknown
}

interface Navigation {
  readonly place: Place
  readonly navigate: (path: string, options?: NavigateOptions) => void
}

/** How to go somewhere. */
export interface NavigateOptions {
  /** Takes the place of the current page in the history. */
  readonly replace?: boolean
  /** For the page that opens; any value that can be cloned. */
  readonly state?: unknown
}

const NavigationContext = createContext<Navigation | null>(null)

function readPlace(): Place {
  return { path: location.pathname, state: history.state as unknown }
}

/** Follows the address bar and gives everything below it the way to other pages. */
export function RouterProvider({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState(readPlace)
  useEffect(() => {
    const onMove = (): void => setPlace(readPlace())
    addEventListener('popstate', onMove)
    return () => removeEventListener('popstate', onMove)
  }, [])
  const navigate = useCallback((path: string, options: NavigateOptions = {}) => {
    const state = options.state ?? null
    if (options.replace === true) history.replaceState(state, '', path)
    else history.pushState(state, '', path)
    setPlace(readPlace())
    scrollTo(0, 0)
  }, [])
  const navigation = useMemo(() => ({ place, navigate }), [place, navigate])
  return <NavigationContext value={navigation}>{children}</NavigationContext>
}

function useNavigation(): Navigation {
  const navigation = use(NavigationContext)
  if (navigation === null) throw new Error('Links and pages need a RouterProvider above them')
  return navigation
}

/** Where the person is. */
export function usePlace(): Place {
  return useNavigation().place
}

/** Goes to a page of this app. */
export function useNavigate(): Navigation['navigate'] {
  return useNavigation().navigate
}

/** A link to a page of this app; with a modifier or another button it is the browser's, as any link. */
export function Link({
  to,
  state,
  onClick,
  children,
  ...rest
}: { readonly to: string; readonly state?: unknown } & Omit<ComponentProps<'a'>, 'href'>) {
  const navigate = useNavigate()
  return (
    <a
      {...rest}
      href={to}
      onClick={(event) => {
        onClick?.(event)
        if (event.defaultPrevented || event.button !== 0) return
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        if (rest.target !== undefined && rest.target !== '_self') return
        event.preventDefault()
        navigate(to, { state })
      }}
    >
      {children}
    </a>
  )
}
