// @vitest-environment happy-dom
import { act, Component, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { lateComponent } from './lateComponent.ts'

const roots: Root[] = []

beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true))
afterEach(() => {
  act(() => {
    for (const root of roots.splice(0)) root.unmount()
  })
  vi.unstubAllGlobals()
})

const Greeting = ({ name }: { readonly name: string }) => `Hello ${name}`

class Guard extends Component<{ readonly children: ReactNode }> {
  override state = { says: '' }
  static getDerivedStateFromError = (error: Error) => ({ says: error.message })
  override render() {
    return this.state.says === '' ? this.props.children : this.state.says
  }
}

function show(children: ReactNode): HTMLElement {
  const place = document.createElement('div')
  const root = createRoot(place)
  roots.push(root)
  act(() => root.render(<Guard>{children}</Guard>))
  return place
}

describe('late component', () => {
  it('stands as its placeholder until its code is there', async () => {
    let arrive = (_code: typeof Greeting): void => {}
    const Late = lateComponent(
      () =>
        new Promise<typeof Greeting>((resolve) => {
          arrive = resolve
        }),
    )
    const place = show(<Late name="Ada" placeholder="…" />)
    expect(place.textContent).toBe('…')
    await act(async () => arrive(Greeting))
    expect(place.textContent).toBe('Hello Ada')
  })

  it('is rendered at once where it was fetched before, and is fetched once', async () => {
    const load = vi.fn<() => Promise<typeof Greeting>>(() => Promise.resolve(Greeting))
    const Late = lateComponent(load)
    await Late.fetch()
    expect(show(<Late name="Bo" placeholder="…" />).textContent).toBe('Hello Bo')
    expect(load).toHaveBeenCalledTimes(1)
  })

  it('hands a failed fetch to the page, and makes it again when it is asked for again', async () => {
    const load = vi.fn<() => Promise<typeof Greeting>>(() =>
      Promise.reject(new Error('No network')),
    )
    const Late = lateComponent(load)
    await expect(Late.fetch()).rejects.toThrow('No network')
    const ignored = vi.spyOn(console, 'error').mockImplementation(() => {})
    const place = show(<Late name="Cy" placeholder="…" />)
    await act(async () => {})
    expect(place.textContent).toBe('No network')
    ignored.mockRestore()
    load.mockResolvedValueOnce(Greeting)
    await Late.fetch()
    expect(show(<Late name="Cy" placeholder="…" />).textContent).toBe('Hello Cy')
    expect(load).toHaveBeenCalledTimes(3)
  })
})
