export interface Metafile {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>>;
}
export interface Package {
  readonly id: string;
  readonly folder: string;
}
export function packagesIn(root: string, metafiles: readonly Metafile[]): readonly Package[];
export function noticesOf(packages: readonly Package[]): string;
