import type { Result } from '@whyboard/shared/domain/result.ts'

/** A picture as it is kept: decoded and encoded anew, so that nothing of the file but its pixels is left. */
export interface ReencodedImage {
  readonly bytes: Uint8Array
  readonly mimeType: 'image/png' | 'image/jpeg' | 'image/webp'
  /** Upright, px. */
  readonly w: number
  readonly h: number
}

/**
 * Why a file did not become a picture: it is none of a kind that we take · it has too many pixels · it is damaged, or
 * takes too much memory · it was not done in time, which a busy machine does to a sound picture too · too many others
 * wait.
 */
export type ImageRefusal = 'unsupported' | 'too-many-pixels' | 'unreadable' | 'too-slow' | 'busy'

/** Makes pictures of files from anywhere, without trusting anything in them. */
export interface ImageReencoder {
  reencode(file: Uint8Array): Promise<Result<ReencodedImage, ImageRefusal>>
  /** Ends what is under way. */
  close(): void
}
