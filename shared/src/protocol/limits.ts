const KiB = 1024
const MiB = 1024 * KiB

/**
 * All limits in one place (SAFETY.md "Limits"). Bytes unless the name says otherwise. Operations check those of the
 * document first, so honest people do not meet the server's refusal.
 */
export const LIMITS = {
  maxUpdateBytes: MiB,
  maxStep2Bytes: 16 * MiB,
  maxAwarenessBytes: 4 * KiB,
  awarenessPerSecond: 30,
  messagesPerSecond: 500,
  messageBurst: 2_000,
  bytesPerSecond: 4 * MiB,
  /**
   * Work of the event loop, estimated before it is done, µs: of one frame, of one socket in a second, and of one socket
   * at once. About 50,000 structs that the room does not have; 200 pasted cards have 1,800.
   */
  maxUpdateWorkMicros: 150_000,
  workMicrosPerSecond: 250_000,
  workBurstMicros: 1_000_000,
  /** A sender above the rates is read more slowly; after this long it is closed. */
  tooFastMs: 30_000,
  /** Beyond it a socket gets no more presence. */
  presenceBufferBytes: MiB,
  /** Beyond it a socket is closed and comes back. */
  maxBufferBytes: 8 * MiB,
  maxBoardBytes: 64 * MiB,
  maxClientIds: 5_000,
  /** Named types of a document, in all rooms together fewer than 40 today. */
  maxRoots: 256,
  maxClockAdvance: 1_000_000,
  maxTypeDepth: 2,
  maxValueDepth: 32,
  maxCardTextLength: 10_000,
  /** A plain field that people replace as a whole, such as a link. */
  maxFieldLength: 2_000,
  maxLabelLength: 60,
  maxCards: 4_000,
  maxCategories: 100,
  maxDrawingRecords: 10_000,
  /** Letters of a drawing record's values, written as JSON; a board image is uploaded, never one of them. */
  maxRecordLength: 200_000,
  maxStrokeInts: 200_000,
  maxTitleLength: 200,
  maxNameLength: 60,
  maxImageBytes: 10 * MiB,
  maxImagePixels: 25_000_000,
  /** Longest side of a picture as it is kept, px; larger ones are made smaller. */
  maxImageSide: 4_096,
  /** All pictures of a board as they are kept. */
  maxImageBytesPerBoard: 200 * MiB,
  maxConnectionsPerKey: 500,
  maxConnectionsPerAddress: 1_000,
  maxParticipants: 2_000,
  maxLinks: 100,
  /** Every socket hears something at least this often, because stock clients leave after 30 s of silence. */
  keepAliveMs: 20_000,
  presenceCoalesceMs: 50,
} as const
