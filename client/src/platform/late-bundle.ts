/** The language client and what reads bytes: a bundle of its own, loaded when the first log of ours needs it. */
export function lateBundle(): Promise<typeof import('./client.ts')> {
  return import('./client.js'); // by the name that the build gives it
}
