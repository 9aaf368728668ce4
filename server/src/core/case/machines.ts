import { isEqual } from '../log/equal.ts';

/** A log of a server, and the names of machines that stand in it. */
export interface ServerLog {
  readonly path: string;
  readonly servers: Iterable<string>;
}

/**
 * Which machine wrote a log, where the logs of a case lie in a folder for each: a folder that is named like the machine whose name stands in a
 * log in it. Folders beside it are of other machines then, whether their logs name them or not. So are two folders whose logs name other
 * addresses of servers, unless those are of web sites of one server.
 */
export class Machines {
  /** Folders that hold one folder for each machine, with `/` at their end. */
  readonly #parents = new Set<string>();
  /** Addresses of servers that the logs of a folder name. */
  readonly #addresses = new Map<string, Set<string>>();

  readonly #answers = new Map<string, Map<string, boolean>>();

  constructor(logs: Iterable<ServerLog>) {
    const seen = new Set<string>();
    for (const { path, servers } of logs) {
      for (const server of servers) {
        const key = `${server} ${path}`;
        if (seen.has(key)) continue;
        seen.add(key);
        this.#learn(path, hostOf(server));
        if (isAddress(server)) this.#note(path, server);
      }
    }
  }

  /** True where both divide logs among machines alike. */
  equals(other: Machines): boolean {
    return isEqual(this.#told(), other.#told());
  }

  #told(): readonly unknown[] {
    return [[...this.#parents].sort(), [...this.#addresses].map(([folder, all]) => [folder, ...[...all].sort()]).sort()];
  }

  /** True where two logs of servers are of different machines; asked of few pairs of logs, again and again. */
  differ(a: string, b: string): boolean {
    const answers = this.#answers.get(a) ?? new Map<string, boolean>();
    this.#answers.set(a, answers);
    const answer = answers.get(b) ?? this.#areTwo(a, b);
    answers.set(b, answer);
    return answer;
  }

  #areTwo(a: string, b: string): boolean {
    for (const parent of this.#parents) {
      const [one, other] = [childOf(parent, a), childOf(parent, b)];
      if (one !== undefined && other !== undefined && one !== other) return true;
    }
    if (this.#addresses.size < 2) return false;
    const [here, there] = [folderOf(a), folderOf(b)];
    const [own, other] = [this.#addresses.get(here), this.#addresses.get(there)];
    if (!own || !other || here === there || isOfSite(here) || isOfSite(there)) return false;
    return ![...own].some((address) => other.has(address));
  }

  #note(path: string, address: string): void {
    const folder = folderOf(path);
    const known = this.#addresses.get(folder);
    if (known) known.add(address);
    else this.#addresses.set(folder, new Set([address]));
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

/** IPv4 or IPv6; a server that answers to itself is none that is known by it. */
function isAddress(server: string): boolean {
  return /^[\d.]+$/.test(server) ? !server.startsWith('127.') : server.includes(':') && server !== '::1';
}

/** IIS writes each web site into a folder of its own, and sites may have addresses of their own. */
function isOfSite(folder: string): boolean {
  return /(?:^|\/)(?:W3SVC\d+|HTTPERR)\/$/i.test(folder);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** `NDES01.contoso.com` is `ndes01`; an address stays as it is. */
function hostOf(server: string): string {
  const name = server.toLowerCase();
  return /^[\d.:]+$/.test(name) ? name : name.replace(/\..*$/, '');
}
