/**
 * Questions of work that goes through many records. All are asked of one reader, by a connection that keeps few pages: what
 * they leave in memory is there once, and the other readers stay free for people.
 */
export const PASSES: ReadonlySet<string> = new Set(['packCells', 'readTouches']);
