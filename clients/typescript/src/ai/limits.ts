/** How much of a message is kept, in bytes of UTF-8, as the service counts. */

export interface Limits {
  /** Most of a message; the service takes 32 768 unless `SPECTRON_MAX_MESSAGE_BYTES` says otherwise. */
  readonly messageBytes: number;
  /** Most of what a tool was called with, or gave. */
  readonly toolBytes: number;
}

export const LIMITS: Limits = { messageBytes: 32_768, toolBytes: 8192 };

/** What no database holds: NUL, and halves of surrogate pairs. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** The text, or as much of it as a limit lets through, with a note that says so at its end. */
export function cut(text: string, bytes: number): string {
  // Of a text of megabytes no more is looked at than can be kept.
  const storable = text.slice(0, bytes + 1).replace(UNSTORABLE, "\uFFFD");
  if (text.length <= bytes && Buffer.byteLength(storable) <= bytes) return storable;
  const note = `\n[cut: ${bytes} of ${Buffer.byteLength(text)} bytes are kept]`;
  // A character that the cut would split is left out whole: streaming holds back its first bytes.
  const room = Buffer.from(storable).subarray(0, Math.max(0, bytes - note.length));
  return new TextDecoder().decode(room, { stream: true }) + note;
}
