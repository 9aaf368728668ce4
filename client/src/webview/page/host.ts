/** What VS Code gives the script of a page, once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

/** The extension, as a page of it sees it: both sides check what they hear. `State` is what outlives a hidden page. */
export interface Host<In, Out, State> {
  post(message: Out): void;
  /** Calls `hear` with each message that `read` knows. */
  listen(read: (message: unknown) => In | undefined, hear: (message: In) => void): void;
  /** The state as it was kept, if `read` still knows it. */
  state(read: (state: unknown) => State | undefined): State | undefined;
  keep(state: State): void;
}

export function hostOf<In, Out, State>(): Host<In, Out, State> {
  return {
    post: (message) => api.postMessage(message),
    listen(read, hear) {
      window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const message = read(data);
        if (message !== undefined) hear(message);
      });
    },
    state: (read) => read(api.getState()),
    keep: (state) => api.setState(state),
  };
}
