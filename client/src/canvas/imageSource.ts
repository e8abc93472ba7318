import type { TLAsset } from 'tldraw'

/** `POST /api/boards/<id>/images` answers such an address: a board's id, and 160 bits in base64url. */
const IMAGE_ADDRESS = /^\/api\/boards\/[\w-]{1,64}\/images\/[\w-]{27}$/

/**
 * Where a picture is read from, or `null` when that is not this server's own store of pictures. Records come from anyone
 * who may write: none of them makes this page ask another server for something, or carries the picture itself.
 */
export function imageSource(asset: TLAsset | undefined): string | null {
  const src = asset?.type === 'image' ? asset.props.src : null
  return typeof src === 'string' && IMAGE_ADDRESS.test(src) ? src : null
}
