import type { Fragment } from './fragment.ts';
import type { Party } from './parties.ts';

/** A device as a server sees it. */
interface Face {
  readonly agents: Set<string>;
  readonly addresses: Set<string>;
  /** As Intune knows it, by what the connector said of its enrollments. */
  readonly ids: Set<string>;
}

/**
 * As what each log of a device shows up in the logs of servers: learnt from what keys joined, and from joins that had no rival. A proxy
 * lends one address to many devices, so an address that several have says nothing.
 */
export class Identities {
  readonly #faces = new Map<string, Face>();
  readonly #owners = new Map<string, Set<string>>();

  learn(party: Party): void {
    for (const path of party.devices) {
      for (const id of party.deviceIds) this.#faceOf(path).ids.add(id);
      for (const { fragment } of party.parts) if (fragment.kind === 'request') this.#note(path, fragment);
    }
  }

  /** True where something showed as what the device of a log appears to servers. */
  isKnown(path: string): boolean {
    return (this.#faces.get(path)?.agents.size ?? 0) > 0;
  }

  /** True where the connector knows this device by another identifier than those of an enrollment. */
  isAnother(path: string, { deviceIds }: Party): boolean {
    const ids = this.#faces.get(path)?.ids;
    return ids !== undefined && ids.size > 0 && deviceIds.length > 0 && !deviceIds.some((id) => ids.has(id));
  }

  #faceOf(path: string): Face {
    let face = this.#faces.get(path);
    if (!face) {
      face = { agents: new Set(), addresses: new Set(), ids: new Set() };
      this.#faces.set(path, face);
    }
    return face;
  }

  #note(path: string, { keys: { address, agent } }: Fragment): void {
    const face = this.#faceOf(path);
    if (agent !== undefined) face.agents.add(agent);
    if (address === undefined) return;
    face.addresses.add(address);
    const owners = this.#owners.get(address);
    if (owners) owners.add(path);
    else this.#owners.set(address, new Set([path]));
  }

  /**
   * What speaks against a row being of this device, as ms beside the distance of times: 0 for its own face, more for another address;
   * undefined where the client is another one.
   */
  strangeness(path: string, { keys: { address, agent } }: Fragment): number | undefined {
    const face = this.#faces.get(path);
    if (!face || face.agents.size === 0) return this.#isOfAnother(path, address) ? STRANGE_MS : UNKNOWN_MS;
    if (agent !== undefined && !face.agents.has(agent)) return undefined;
    if (address === undefined || face.addresses.has(address)) return 0;
    return this.#isOfAnother(path, address) ? undefined : STRANGE_MS;
  }

  /** True where exactly one other device was seen behind the address. */
  #isOfAnother(path: string, address: string | undefined): boolean {
    const owners = address === undefined ? undefined : this.#owners.get(address);
    return owners !== undefined && owners.size === 1 && !owners.has(path);
  }
}

const UNKNOWN_MS = 200;
/** Of a client with another address than the device has shown. */
export const STRANGE_MS = 1500;
