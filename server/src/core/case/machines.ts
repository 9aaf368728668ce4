/** A log of a server, and the names of machines that stand in it. */
export interface ServerLog {
  readonly path: string;
  readonly servers: Iterable<string>;
}

/**
 * Which machine wrote a log, where the logs of a case lie in a folder for each: a folder that is named like the machine whose name stands in a
 * log in it. Folders beside it are of other machines then, whether their logs name them or not.
 */
export class Machines {
  /** Folders that hold one folder for each machine, with `/` at their end. */
  readonly #parents = new Set<string>();

  constructor(logs: Iterable<ServerLog>) {
    const seen = new Set<string>();
    for (const { path, servers } of logs) {
      for (const server of servers) {
        const key = `${server} ${path}`;
        if (!seen.has(key)) this.#learn(path, hostOf(server));
        seen.add(key);
      }
    }
  }

  /** True where two logs of servers are of different machines. */
  differ(a: string, b: string): boolean {
    for (const parent of this.#parents) {
      const [one, other] = [childOf(parent, a), childOf(parent, b)];
      if (one !== undefined && other !== undefined && one !== other) return true;
    }
    return false;
  }

  #learn(path: string, name: string): void {
    const folders = path.split('/').slice(0, -1);
    const at = folders.findIndex((folder) => folder.toLowerCase() === name);
    if (at >= 0)
      this.#parents.add(
        folders
          .slice(0, at)
          .map((folder) => `${folder}/`)
          .join(''),
      );
  }
}

function childOf(parent: string, path: string): string | undefined {
  if (!path.startsWith(parent)) return undefined;
  const end = path.indexOf('/', parent.length);
  return end < 0 ? undefined : path.slice(parent.length, end);
}

/** `NDES01.contoso.com` is `ndes01`; an address stays as it is. */
function hostOf(server: string): string {
  const name = server.toLowerCase();
  return /^[\d.:]+$/.test(name) ? name : name.replace(/\..*$/, '');
}
