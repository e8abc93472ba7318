import { createElement, useEffect, useState, type ComponentType, type ReactNode } from 'react'

/** A component whose code is a chunk of its own: renders `placeholder` until it is there, throws what the fetch failed with. */
export interface LateComponent<Props> {
  (props: Props & { readonly placeholder: ReactNode }): ReactNode
  /** Fetches the code before it is rendered. A fetch that failed is made again when it is asked for again. */
  fetch(): Promise<ComponentType<Props>>
}

/**
 * Names code that is fetched when it is rendered, or before. Unlike with `lazy`, what is there already is rendered at once, and what
 * comes is not held back by the 300 ms that React leaves between two placeholders: on the way to a board there are several.
 */
export function lateComponent<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LateComponent<Props> {
  let loaded: ComponentType<Props> | null = null
  let loading: Promise<ComponentType<Props>> | null = null
  const fetch = (): Promise<ComponentType<Props>> => {
    loading ??= load().then(
      (component) => {
        loaded = component
        return component
      },
      (error: unknown) => {
        loading = null
        throw error
      },
    )
    return loading
  }
  function Late({ placeholder, ...props }: Props & { readonly placeholder: ReactNode }) {
    const [failed, setFailed] = useState<{ readonly error: unknown } | null>(null)
    const [isThere, setIsThere] = useState(loaded !== null)
    useEffect(() => {
      if (isThere) return undefined
      let left = false
      fetch().then(
        () => {
          if (!left) setIsThere(true)
        },
        (error: unknown) => {
          if (!left) setFailed({ error })
        },
      )
      return () => {
        left = true
      }
    }, [isThere])
    if (failed !== null) throw failed.error
    return loaded === null ? placeholder : createElement(loaded, props as unknown as Props)
  }
  return Object.assign(Late, { fetch })
}
