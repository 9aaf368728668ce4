const CALL = 0xe8;
/** In the last ten bytes of a frame no call is translated. */
const UNTOUCHED = 10;
/** Frames of 32 KB that are translated: offsets stay below 2^30. */
const TRANSLATED = 32_768 * 32_768;

/**
 * Gives calls of x86 programs their relative targets back, in place: LZX packs them as absolute ones ([MS-PATCH], E8 call
 * translation). `frame` is as much as there is of a frame of `frameSize` bytes that begins at `offset` of the stream; `fileSize`
 * is what the stream names as the size of the program. Gives the number of bytes that are right: a target may be cut off.
 */
export function translateCalls(frame: Uint8Array, frameSize: number, offset: number, fileSize: number): number {
  if (offset >= TRANSLATED) return frame.length;
  const end = frameSize - UNTOUCHED;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
  for (let at = frame.indexOf(CALL); at !== -1 && at < end; at = frame.indexOf(CALL, at + 5)) {
    if (at + 5 > frame.length) return at + 1;
    const target = view.getInt32(at + 1, true);
    const position = offset + at;
    if (target < -position || target >= fileSize) continue;
    view.setInt32(at + 1, target >= 0 ? target - position : target + fileSize, true);
  }
  return frame.length;
}
