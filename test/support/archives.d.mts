/** A file or (name ending in `/`) folder of a zip file; what is left out is as every packer writes it. */
export interface ZipInput {
  readonly name: string | Uint8Array;
  readonly data?: string | Uint8Array;
  readonly stored?: boolean;
  readonly descriptor?: boolean;
  readonly encrypted?: boolean;
  /** Unix mode with file type: 0o120777 is a link. */
  readonly unix?: number;
  readonly flags?: number;
  /** Method number to claim; the data stays as it is. */
  readonly method?: number;
  /** Sizes and checksum to claim. */
  readonly size?: number;
  readonly crc?: number;
  readonly extra?: Uint8Array;
  /** Index of the entry whose header this one names as its own. */
  readonly sameDataAs?: number;
}

export interface ZipOptions {
  readonly before?: Uint8Array;
  readonly comment?: string;
  readonly zip64?: boolean;
  readonly split?: boolean;
}

export interface CabInput {
  readonly name: string;
  readonly data: string | Uint8Array;
  /** iFolder to claim. */
  readonly folder?: number;
}

/** A way to pack a folder. Without it as MSZIP. */
export interface Packing {
  /** typeCompress: 0 stored, 1 MSZIP; others are only claimed where there is no `pack`. */
  readonly method: number;
  /** The data blocks for a stream, one for each 32 KB. */
  readonly pack: (stream: Uint8Array) => readonly Uint8Array[];
}

export interface CabFolderInput extends Partial<Packing> {
  readonly files: readonly CabInput[];
}

export interface CabOptions {
  readonly reserve?: number;
  readonly badChecksum?: boolean;
}

export function zipOf(inputs: readonly ZipInput[], options?: ZipOptions): Uint8Array;
export function cabOf(files: readonly CabInput[], options?: CabOptions & Partial<Packing>): Uint8Array;
export function cabOfFolders(folders: readonly CabFolderInput[], options?: CabOptions): Uint8Array;
export function emptyEvtx(): Uint8Array;
